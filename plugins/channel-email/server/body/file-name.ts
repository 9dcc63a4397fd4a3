import { caps } from '../caps.js';
import { oneLine, shortened } from '../header/one-line.js';

/**
 * A file name from outside made harmless for showing and saving: no folders, no control, invisible or direction-changing characters,
 * nothing that Windows refuses or treats specially, never hidden. It is never used as a path of ours.
 */
export function fileName(given: string | null, mediaType: string, position: number): string {
  const last = oneLine(given ?? '', 2_000).normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const plain = trimmed(last.replace(/[<>:"|?*]/g, '_'));
  if (plain === '') return `part-${position}.${endings.get(mediaType) ?? 'bin'}`;
  const safe = reserved.test(plain) ? `_${plain}` : plain;
  return fitting(safe);
}

/** Hidden on Unix by a dot before, ignored on Windows when a dot or blank stands behind. */
const trimmed = (name: string): string => name.replace(/^[\s.]+|[\s.]+$/g, '');

/** Keeps a short ending, so that a cut name still says what kind of file it is. */
function fitting(name: string): string {
  if (name.length <= caps.fileNameLength) return name;
  const ending = /\.[^.\s]{1,10}$/.exec(name)?.[0] ?? '';
  return trimmed(shortened(name.slice(0, name.length - ending.length), caps.fileNameLength - ending.length)) + ending;
}

/** Device names of Windows, with any ending and with superscript digits. */
const reserved = /^(?:con|prn|aux|nul|clock\$|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:[\s.].*)?$/i;

/** A map, not an object: a stranger may call a type `constructor`. */
const endings = new Map([
  ['message/rfc822', 'eml'],
  ['message/delivery-status', 'txt'],
  ['text/calendar', 'ics'],
  ['text/html', 'html'],
  ['text/plain', 'txt'],
  ['application/pdf', 'pdf'],
  ['application/ms-tnef', 'dat'],
  ['application/pgp-signature', 'asc'],
  ['application/pkcs7-signature', 'p7s'],
  ['application/pkcs7-mime', 'p7m'],
  ['image/png', 'png'],
  ['image/jpeg', 'jpg'],
  ['image/gif', 'gif'],
]);
