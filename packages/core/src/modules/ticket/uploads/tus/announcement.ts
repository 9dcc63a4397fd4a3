import { ApiError } from '../../../../kernel/graphql/index.js';
import { fileName, mediaType } from '../file-name.js';
import type { Announced } from './arrivals.js';

/** What `Upload-Length` and `Upload-Metadata` say about a file. Its size must be known: the quota counts it before it comes. */
export function announced(length: string | undefined, metadata: string | undefined): Announced {
  const size = wholeNumber(length);
  if (size === null || size === 0) throw new ApiError('BAD_REQUEST');
  const values = new Map((metadata ?? '').split(',').map((pair) => pair.trim().split(' ')).map(([key = '', value = '']) => [key, value]));
  return { name: fileName(decoded(values.get('filename'))), mediaType: mediaType(decoded(values.get('filetype'))), size };
}

/** A header that counts bytes; null when it does not. */
export const wholeNumber = (header: string | undefined): number | null => (header !== undefined && /^\d{1,12}$/.test(header) ? Number(header) : null);

const decoded = (value = ''): string => Buffer.from(value, 'base64').toString('utf8');
