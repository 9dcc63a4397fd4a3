import { caps } from '../caps.js';
import { Malformed } from '../malformed.js';

/** Refuses a mail whose lines or parts would cost the MIME parser too much, by one pass over the bytes. */
export function checkStructure(fields: string, text: string): void {
  const delimiters = new Set([...declaredDelimiters(fields), ...declaredDelimiters(text)]);
  let lines = 0;
  let parts = 0;
  for (let start = 0; start < text.length; ) {
    if (text.startsWith('--', start) && delimiters.has(text.slice(start, lineEnd(text, start)).trimEnd())) parts += 1;
    lines += 1;
    if (lines > caps.lines) throw new Malformed('too_many_lines');
    if (parts > caps.parts) throw new Malformed('too_many_parts');
    const feed = text.indexOf('\n', start);
    start = feed === -1 ? text.length : feed + 1;
  }
}

function declaredDelimiters(text: string): Set<string> {
  const delimiters = new Set<string>();
  for (const match of text.matchAll(/boundary[ \t]{0,9}=[ \t]{0,9}(?:"([^"\r\n]{1,200})"|([^\s";]{1,200}))/gi)) {
    delimiters.add(`--${(match[1] ?? match[2] ?? '').trimEnd()}`);
    if (delimiters.size > caps.parts) throw new Malformed('too_many_parts');
  }
  return delimiters;
}

/** Delimiters are short; a long line is not one. */
function lineEnd(text: string, start: number): number {
  const feed = text.indexOf('\n', start);
  return Math.min(feed === -1 ? text.length : feed, start + 250);
}
