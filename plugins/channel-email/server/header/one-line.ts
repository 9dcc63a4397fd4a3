import { decodeWords } from 'postal-mime';

/** Text from outside made fit for one line: no control, invisible or direction-changing characters, at most `length` characters. */
export function oneLine(text: string, length: number): string {
  const clean = text.toWellFormed().replace(lineBreaks, ' ').replace(unseen, '').replace(/\s+/g, ' ').trim();
  return shortened(clean, length);
}

/** The same for a header value with encoded words. Decoding comes first: line ends hide inside encoded words. */
export const decodedLine = (value: string, length: number): string => oneLine(decodeWords(value.slice(0, 20_000)), length);

/** Cuts between characters, never through one, and shows that it did. */
export function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text.slice(0, length - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

const lineBreaks = /[\t\n\v\f\r\u0085\u2028\u2029]/g;

/** Controls; soft hyphen; zero-width and direction characters (the joiners of emoji and Persian stay); the tag block, which hides text. */
const unseen = /[\p{Cc}\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
