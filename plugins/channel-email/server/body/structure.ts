import { caps } from '../caps.js';
import { Malformed } from '../malformed.js';

/** Refuses a mail whose lines or parts would cost the MIME parser too much, by one pass over the bytes. */
export function checkStructure(fields: string, text: string): void {
  const delimiters = new Set([...declaredDelimiters(fields), ...declaredDelimiters(text)]);
  let [lines, shortLines, parts] = [0, 0, 0];
  for (let start = 0; start < text.length; ) {
    const feed = text.indexOf('\n', start);
    const end = feed === -1 ? text.length : feed;
    lines += 1;
    if (end - start < base64Line) shortLines += 1;
    if (text.startsWith('--', start) && end - start < 250 && delimiters.has(text.slice(start, end).trimEnd())) parts += 1;
    if (lines > caps.lines || shortLines > caps.shortLines) throw new Malformed('too_many_lines');
    if (parts > caps.parts) throw new Malformed('too_many_parts');
    start = end + 1;
  }
}

const base64Line = 60;

function declaredDelimiters(text: string): Set<string> {
  const delimiters = new Set<string>();
  for (const match of text.matchAll(/boundary[ \t]{0,9}=[ \t]{0,9}(?:"([^"\r\n]{1,200})"|([^\s";]{1,200}))/gi)) {
    delimiters.add(`--${(match[1] ?? match[2] ?? '').trimEnd()}`);
    if (delimiters.size > caps.parts) throw new Malformed('too_many_parts');
  }
  return delimiters;
}
