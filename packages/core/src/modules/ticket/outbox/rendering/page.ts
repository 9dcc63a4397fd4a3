import { textToHtml } from '../../sanitise/index.js';

/** The parts of a mail in the order they are read. Everything but `said` comes from the locale files. */
export interface Parts {
  readonly before: readonly string[];
  /** What somebody wrote: plain, and as HTML that was made safe when it was stored. */
  readonly said: { readonly text: string; readonly html: string } | null;
  readonly link: { readonly label: string; readonly url: string } | null;
  readonly after: readonly string[];
  /** Small, under a line: who wrote, and what an answer does. */
  readonly foot: readonly string[];
}

export const plainText = ({ before, said, link, after, foot }: Parts): string =>
  [...before, ...(said ? [said.text] : []), ...(link ? [`${link.label}\n${link.url}`] : []), ...after, `-- \n${foot.join('\n')}`].join('\n\n').concat('\n');

/** A page that every mail program and screen reader understands: one column, real paragraphs, no picture, nothing from elsewhere. */
export function htmlPage({ before, said, link, after, foot }: Parts, { locale, title }: { locale: string; title: string }): string {
  const body = [
    paragraphs(before),
    said?.html ?? '',
    link ? `<p><a href="${escaped(link.url)}" style="font-weight:bold">${escaped(link.label)}</a></p>` : '',
    paragraphs(after),
    `<hr style="border:0;border-top:1px solid #ccc;margin:24px 0 12px"><div style="font-size:14px;opacity:.8">${paragraphs(foot)}</div>`,
  ].join('');
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title>`;
  return `<!doctype html><html lang="${locale}" dir="ltr"><head>${head}</head><body style="margin:0;padding:16px;font:16px/1.5 system-ui,sans-serif"><div style="max-width:42em">${body}</div></body></html>`;
}

const paragraphs = (texts: readonly string[]): string => texts.map(textToHtml).join('');

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
