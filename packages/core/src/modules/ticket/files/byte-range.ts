import type { ByteRange } from '@meja/plugin-sdk/server/kernel';

/**
 * The one part of a file that a request wants (RFC 9110, 14). Null for the whole: no range, several, one we do not understand, or one of
 * another content than `etag` names. `unsatisfiable` when it begins behind the end.
 */
export function wantedRange(headers: { readonly range?: string | undefined; readonly ifRange?: string | undefined }, size: number, etag: string): ByteRange | 'unsatisfiable' | null {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(headers.range?.replaceAll(' ', '') ?? '') ?? [];
  if (from === '' && to === '') return null;
  if (headers.ifRange !== undefined && headers.ifRange !== etag) return null;
  if (from === '') return Number(to) === 0 ? 'unsatisfiable' : { first: Math.max(0, size - Number(to)), last: size - 1 };
  const [first, last] = [Number(from), to === '' ? size - 1 : Math.min(Number(to), size - 1)];
  if (to !== '' && Number(to) < first) return null;
  return first >= size ? 'unsatisfiable' : { first, last };
}
