/**
 * For specs: everything in an answer that is not plainly one of the few tags and attributes we write. It reads only text of our own
 * making, so a pattern suffices: each `<` must begin such a tag and each quote must close.
 */
export function unsafeIn(html: string): string[] {
  const found: string[] = [];
  const rest = html.replace(tag, (_whole, name: string, attributes: string) => {
    if (!names.has(name)) found.push(name);
    for (const [, attribute = '', value = ''] of attributes.matchAll(/ ([^\s=]+)="([^"]*)"/g)) if (!allowed[attribute]?.test(value)) found.push(`${attribute}="${value}"`);
    return '';
  });
  return /[<>]/.test(rest) ? [...found, rest] : found;
}

const tag = /<\/?([a-z0-9]+)((?: [a-z-]+="[^"<>]*")*)(?: \/)?>/g;
const names = new Set('p div span br hr h1 h2 h3 h4 h5 h6 blockquote pre code kbd samp a img b strong i em u s del ins sub sup small mark abbr cite q bdi ul ol li dl dt dd table caption thead tbody tfoot tr th td'.split(' '));
const anything = /^[^<>"]*$/;
const words = /^[a-z0-9-]*$/i;
const allowed: Readonly<Record<string, RegExp | undefined>> = {
  dir: words, lang: words, align: words, valign: words, scope: words, type: words, width: words, height: words, colspan: words, rowspan: words, start: words, value: words,
  title: anything, alt: anything,
  href: /^(?:https?:\/\/|mailto:|tel:)[^<>"\s]*$/,
  rel: /^noopener noreferrer nofollow$/,
  target: /^_blank$/,
  style: /^(?!.*(?:url|expression|import|position|\\|\/\*))[a-z0-9 #:;,.%()-]*$/,
  'data-cid': /^[\x21-\x7e]*$/,
  'data-remote-src': /^https?:\/\/[^<>"\s]*$/,
};
