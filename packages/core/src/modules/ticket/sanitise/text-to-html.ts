import { safeLink } from './safe-link.js';

/** Plain text as HTML: nothing in it is markup, empty lines part paragraphs, web addresses become links. */
export function textToHtml(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n\s*/)
    .map((paragraph) => paragraph.replace(/^\n+/, '').trimEnd())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => `<p>${paragraph.split('\n').map(linked).join('<br />')}</p>`)
    .join('');
}

function linked(line: string): string {
  let html = '';
  let at = 0;
  for (const match of line.matchAll(/\bhttps?:\/\/[^\s<>"'`]+/gi)) {
    if (match[0].length > 2_000) continue;
    const address = withoutPunctuation(match[0]);
    const href = safeLink(address);
    if (href === null) continue;
    html += `${escaped(line.slice(at, match.index))}<a href="${escaped(href)}" rel="noopener noreferrer nofollow" target="_blank">${escaped(address)}</a>`;
    at = match.index + address.length;
  }
  return html + escaped(line.slice(at));
}

/** The full stop behind an address belongs to the sentence; so does a bracket that was opened before it. */
function withoutPunctuation(address: string): string {
  let end = address.length;
  while (end > 0 && ('.,;:!?]}'.includes(address[end - 1] ?? '') || (address[end - 1] === ')' && !address.slice(0, end).includes('(')))) end -= 1;
  return address.slice(0, end);
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (char) => entities[char] ?? char);
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
