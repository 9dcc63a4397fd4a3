import { strictUtf8 } from '../header/charset.js';

/** Whether some part is declared in a charset that decodes any bytes, so that UTF-8 under that label went unnoticed. */
export const mayHideUtf8 = (mail: string): boolean => [...mail.matchAll(label)].some((match) => !strict.test(match[1] ?? ''));

/** The mail with UTF-8 labels of text parts replaced by the Western one: for when the text turned out not to be UTF-8. */
export function asWestern(fields: string, body: string): { fields: string; body: string } {
  const relabelled = relabel(fields);
  const labelled = /^content-type:[^\n]*charset/im.test(relabelled) ? relabelled : relabelled.replace(/^(content-type: text\/[a-z]+)/im, '$1; charset=windows-1252');
  return {
    fields: labelled === '' ? 'content-type: text/plain; charset=windows-1252\r\n' : labelled,
    body: body.replace(/^content-type:[^\n]{0,500}(?:\n[ \t][^\n]{0,500}){0,9}/gim, relabel),
  };
}

/** Text that was read as Western although its bytes are UTF-8, read again; other text as it is. */
export function repaired(text: string): string {
  if (!/[^\x00-\x7f]/.test(text)) return text;
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) {
    const byte = byteOf.get(text[at] ?? '');
    if (byte === undefined) return text;
    bytes[at] = byte;
  }
  return strictUtf8(bytes) ?? text;
}

const relabel = (fields: string): string => fields.replace(/charset\s{0,9}=\s{0,9}"?utf-?8"?/gi, 'charset=windows-1252');
const label = /charset\s{0,9}=\s{0,9}["']?([a-z0-9_.:-]{1,40})/gi;
/** Charsets whose text is never what windows-1252 would make of it. */
const strict = /^(?:utf-?8|utf-?16|unicode|iso-?2022|gb|big5|shift|sjis|euc|koi8|ks_c|iso-8859-(?!1\b|15)|windows-125(?!2)|cp125(?!2))/i;

const western = new TextDecoder('windows-1252');
const byteOf = new Map(Array.from({ length: 256 }, (_, byte): [string, number] => [western.decode(Uint8Array.of(byte)), byte]));
