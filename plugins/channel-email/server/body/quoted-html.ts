import { htmlToText } from './html-to-text.js';
import type { Split } from './quoted-text.js';

/**
 * The same of HTML: folds from the first mark that a mail program sets where it begins to repeat, when nothing but that follows. The halves may leave
 * elements open; they are closed when they are made safe.
 */
export function splitHtml(html: string, isReply: boolean): Split {
  const whole: Split = { fresh: html, quoted: null };
  if (!isReply) return whole;
  const mark = firstMark(html);
  if (!mark) return whole;
  const [fresh, quoted] = [html.slice(0, mark.at), html.slice(mark.at)];
  const end = mark.toEnd ? quoted.length : endOf(quoted, mark.tag);
  const forwards = /^\s*-{5,}/.test(wordsOf(quoted.slice(0, 2_000)));
  return forwards || !hasContent(fresh) || hasContent(quoted.slice(end)) || !hasContent(quoted) ? whole : { fresh, quoted };
}

interface Mark {
  readonly at: number;
  readonly tag: string;
  /** The program puts nothing new below it. */
  readonly toEnd: boolean;
}

const marks: readonly { readonly pattern: RegExp; readonly toEnd: boolean }[] = [
  // Gmail, Yahoo, Proton: one element around all of it.
  { pattern: /<(div|blockquote)\b[^>]{0,200}\bclass\s{0,3}=\s{0,3}["']?(?:gmail_quote|yahoo_quoted|protonmail_quote|zmail_extra)\b/i, toEnd: false },
  // Outlook in its forms.
  { pattern: /<(div)\b[^>]{0,200}\bid\s{0,3}=\s{0,3}["']?(?:appendonsend|divRplyFwdMsg|x_divRplyFwdMsg|mail-editor-reference-message-container|OLK_SRC_BODY_SECTION)\b/i, toEnd: true },
  { pattern: /<(div)\b[^>]{0,200}\bstyle\s{0,3}=\s{0,3}["'][^"'>]{0,100}border:\s{0,3}none;\s{0,3}border-top:\s{0,3}solid\s{1,3}#?[a-z0-9]{1,12}\s{1,3}1\.0pt/i, toEnd: true },
  // Thunderbird: a line of who wrote, then the quote.
  { pattern: /<(div)\b[^>]{0,200}\bclass\s{0,3}=\s{0,3}["']?moz-cite-prefix\b/i, toEnd: false },
  // Apple Mail, and Thunderbird without that line.
  { pattern: /<(blockquote)\b[^>]{0,200}\btype\s{0,3}=\s{0,3}["']?cite\b/i, toEnd: false },
];

function firstMark(html: string): Mark | null {
  const found = marks.flatMap(({ pattern, toEnd }) => {
    const match = pattern.exec(html);
    return match ? [{ at: match.index, tag: (match[1] ?? '').toLowerCase(), toEnd }] : [];
  });
  return found.sort((a, b) => a.at - b.at)[0] ?? null;
}

/** Past the element that begins `html`, and past a quote that follows a line of who wrote. An element that never ends goes to the end. */
function endOf(html: string, tag: string): number {
  const end = closingOf(html, tag);
  const next = /^\s*(?:<br[^>]{0,100}>\s*)?<blockquote\b/i.exec(html.slice(end, end + 500));
  return next && tag !== 'blockquote' ? end + next[0].length - '<blockquote'.length + closingOf(html.slice(end + next[0].length - '<blockquote'.length), 'blockquote') : end;
}

function closingOf(html: string, tag: string): number {
  const each = new RegExp(`<(/?)${tag}\\b[^>]{0,1000}>`, 'gi');
  let depth = 0;
  for (let match = each.exec(html); match; match = each.exec(html)) {
    depth += match[1] === '/' ? -1 : 1;
    if (depth === 0) return each.lastIndex;
  }
  return html.length;
}

/** Words or a picture. */
const hasContent = (html: string): boolean => wordsOf(html) !== '' || /<img\b/i.test(html);

const wordsOf = (html: string): string => htmlToText(html).replace(/[\s\u200b\u200c\ufeff]+/g, ' ').trim();
