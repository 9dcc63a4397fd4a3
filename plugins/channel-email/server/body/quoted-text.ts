import { beginsOutlookQuote, isAttribution } from './quote-marks.js';

export interface Split {
  readonly fresh: string;
  /** Null when nothing is folded. */
  readonly quoted: string | null;
}

/**
 * What is new in a plain text, and what it repeats of earlier messages. Folds one block, at the end or at the beginning, that is quoted line by line
 * or stands below the head that Outlook writes. Whoever answers between the lines needs them: then nothing is folded.
 */
export function splitText(text: string, isReply: boolean): Split {
  const lines = text.split('\n');
  const at = (isReply ? outlookStart(lines) : null) ?? tailStart(lines);
  if (at !== null) return cut(text, lines.slice(0, at), lines.slice(at));
  const end = headEnd(lines);
  return end === null ? { fresh: text, quoted: null } : cut(text, lines.slice(end), lines.slice(0, end));
}

function cut(whole: string, fresh: readonly string[], quoted: readonly string[]): Split {
  const [kept, folded] = [fresh, quoted].map((lines) => lines.join('\n').replace(/^\s*\n/, '').trimEnd());
  return kept && folded ? { fresh: kept, quoted: folded } : { fresh: whole, quoted: null };
}

const isQuoted = (line: string | undefined): boolean => line?.startsWith('>') ?? false;
const isBlank = (line: string | undefined): boolean => line?.trim() === '';

/** Where the quoted lines at the end begin, with the line that says who wrote them. Another quoted line above: somebody answers between the lines. */
function tailStart(lines: readonly string[]): number | null {
  let at = lines.length;
  while (at > 0 && (isQuoted(lines[at - 1]) || isBlank(lines[at - 1]))) at -= 1;
  while (at < lines.length && isBlank(lines[at])) at += 1;
  if (at === lines.length || lines.slice(0, at).some(isQuoted)) return null;
  return at - attributionAbove(lines, at);
}

/** Where the quoted lines at the beginning end: they need the line that says who wrote them, or they could be an example. */
function headEnd(lines: readonly string[]): number | null {
  let at = 0;
  while (isBlank(lines[at])) at += 1;
  const length = [1, 2, 3].find((count) => isAttribution(lines.slice(at, at + count)));
  if (length === undefined) return null;
  at += length;
  while (isBlank(lines[at])) at += 1;
  if (!isQuoted(lines[at])) return null;
  while (at < lines.length && (isQuoted(lines[at]) || isBlank(lines[at]))) at += 1;
  return lines.slice(at).some(isQuoted) ? null : at;
}

/** How many lines above belong to the quote: none, or blank ones and up to three that say who wrote it. */
function attributionAbove(lines: readonly string[], at: number): number {
  let end = at;
  while (end > 0 && isBlank(lines[end - 1])) end -= 1;
  const length = [1, 2, 3].find((count) => count <= end && isAttribution(lines.slice(end - count, end)));
  return length === undefined ? 0 : at - end + length;
}

function outlookStart(lines: readonly string[]): number | null {
  const at = lines.findIndex((_line, index) => beginsOutlookQuote(lines, index));
  return at === -1 ? null : at;
}
