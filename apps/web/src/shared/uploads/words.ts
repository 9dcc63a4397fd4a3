import type { UploadRefused } from '@meja/ui/uploads';
import { t, spokenLocale } from '../i18n/index.js';
import { bytes } from '../i18n/format.js';

const known = ['EMPTY', 'UPLOAD_TOO_LARGE', 'UPLOAD_QUOTA', 'UNAUTHENTICATED'];

/** Why a file was not taken, for the one who chose it. */
export function refusalSentence({ code, maxBytes, retryAfter }: UploadRefused): string {
  if (code === 'UPLOAD_TOO_LARGE' && maxBytes !== null) return t('uploads.refused.tooLargeFor', { size: bytes(maxBytes, spokenLocale()) });
  return t(`uploads.refused.${known.includes(code) ? code : 'OTHER'}`, { minutes: Math.ceil((retryAfter ?? 60) / 60) });
}
