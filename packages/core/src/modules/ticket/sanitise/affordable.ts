/** Longest HTML that is read, and that is answered. */
export const maxLength = 500_000;
const maxTags = 30_000;
const maxOpen = 1_000;

/**
 * As much of the HTML as can be read without holding up everybody else: the parser looks through all open elements for each end
 * tag, so their product is the cost. Cut is only what no person writes; the text of the message and the mail itself stay whole.
 */
export function affordable(html: string): string {
  const text = html.slice(0, maxLength);
  let tags = 0;
  let open = 0;
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at + 1)) {
    tags += 1;
    if (text[at + 1] === '/') open = Math.max(0, open - 1);
    else if (!isVoid(text, at)) open += 1;
    if (tags > maxTags || open > maxOpen) return text.slice(0, at);
  }
  return text;
}

function isVoid(text: string, at: number): boolean {
  voidTag.lastIndex = at;
  return voidTag.test(text);
}

/** Elements without an end, comments, and a bracket that begins no tag. */
const voidTag = /<(?:br|hr|img|meta|link|col|input|wbr|area|base|[^a-z])/iy;
