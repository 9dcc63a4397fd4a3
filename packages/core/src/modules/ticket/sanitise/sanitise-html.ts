import sanitize from 'sanitize-html';
import { affordable, maxLength } from './affordable.js';
import { safeLink } from './safe-link.js';
import { safeStyle } from './safe-style.js';

export { textToHtml } from './text-to-html.js';

/**
 * HTML from outside made safe to show inside our pages: an allow-list of elements and attributes, written anew. Shown anywhere, it
 * runs nothing, asks nobody for anything and covers nothing. An image never has a `src`: one of the mail itself becomes
 * `<img data-cid="…">`, one from elsewhere `<img data-remote-src="…">`, which the page may show when its reader asks for it.
 */
export function sanitiseHtml(html: string): string {
  const safe = sanitize(affordable(html), rules);
  // Escaping makes a character up to six; the cut is made before it, so that what is left is whole.
  return safe.length <= maxLength ? safe : sanitize(affordable(html.slice(0, maxLength / 6)), rules);
}

type Attributes = sanitize.Attributes;

function rewritten(tag: string, attributes: Attributes): sanitize.Tag {
  const kept = { ...plain(tag, attributes), ...special(tag, attributes) };
  return { tagName: renamed(tag, kept), attribs: kept };
}

function plain(tag: string, attributes: Attributes): Attributes {
  const names = [...everywhere, ...(plainAttributes.get(tag) ?? [])];
  const kept = Object.fromEntries(names.flatMap((name) => (harmless(name, attributes[name]) ? [[name, attributes[name] ?? '']] : [])));
  const style = safeStyle(attributes['style'] ?? '');
  return style === '' ? kept : { ...kept, style };
}

function special(tag: string, attributes: Attributes): Attributes {
  if (tag === 'a') {
    const href = safeLink(attributes['href'] ?? '');
    return href === null ? {} : { href, rel: 'noopener noreferrer nofollow', target: '_blank' };
  }
  if (tag === 'img') return image(attributes['src'] ?? '');
  if (tag === 'center') return { style: 'text-align:center' };
  return {};
}

function image(source: string): Attributes {
  const cid = /^\s*cid:([\x21-\x7e]{1,250})\s*$/i.exec(source)?.[1];
  if (cid !== undefined) return { 'data-cid': cid };
  const remote = safeLink(source);
  return remote !== null && /^https?:/.test(remote) ? { 'data-remote-src': remote } : {};
}

function renamed(tag: string, kept: Attributes): string {
  if (tag === 'a' && kept['href'] === undefined) return 'span';
  return replacements.get(tag) ?? tag;
}

const harmless = (name: string, value: string | undefined): boolean => value !== undefined && (values.get(name) ?? short).test(value);

// Maps, not objects: a stranger may call a tag `constructor`.
const replacements = new Map([['center', 'div'], ['font', 'span'], ['strike', 's'], ['tt', 'code'], ['big', 'span']]);
const everywhere = ['dir', 'lang', 'title'];
const plainAttributes: ReadonlyMap<string, readonly string[]> = new Map([
  ['img', ['alt', 'width', 'height']],
  ['td', ['colspan', 'rowspan', 'align', 'valign']],
  ['th', ['colspan', 'rowspan', 'align', 'valign', 'scope']],
  ['tr', ['align', 'valign']],
  ['ol', ['start', 'type']],
  ['li', ['value']],
]);
const number = /^\d{1,4}$/;
const word = /^[a-z-]{1,20}$/i;
const short = /^[^\p{Cc}]{0,300}$/u;
const values: ReadonlyMap<string, RegExp> = new Map([
  ['dir', /^(?:ltr|rtl|auto)$/i],
  ['lang', /^[a-z0-9-]{1,35}$/i],
  ['type', /^[1aAiI]$/],
  ...['width', 'height', 'colspan', 'rowspan', 'start', 'value'].map((name): [string, RegExp] => [name, number]),
  ...['align', 'valign', 'scope'].map((name): [string, RegExp] => [name, word]),
]);

const rules: sanitize.IOptions = {
  allowedTags: [
    'p', 'div', 'span', 'br', 'hr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'pre', 'code', 'kbd', 'samp', 'a', 'img',
    'b', 'strong', 'i', 'em', 'u', 's', 'del', 'ins', 'sub', 'sup', 'small', 'mark', 'abbr', 'cite', 'q', 'bdi',
    'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td',
  ],
  // What `rewritten` picked, and nothing that it did not.
  allowedAttributes: {
    '*': [...everywhere, 'style'],
    ...Object.fromEntries([...plainAttributes].map(([tag, names]) => [tag, [...names]])),
    a: ['href', 'rel', 'target'],
    img: ['alt', 'width', 'height', 'data-cid', 'data-remote-src'],
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesAppliedToAttributes: ['href', 'src', 'data-remote-src'],
  allowProtocolRelative: false,
  // Their text is not for reading, or a browser would read it in another way than we do.
  nonTextTags: [
    'script', 'style', 'title', 'textarea', 'option', 'select', 'xmp', 'noscript', 'noembed', 'noframes', 'plaintext', 'template',
    'svg', 'math', 'iframe', 'frameset', 'object', 'applet', 'audio', 'video', 'canvas', 'datalist', 'portal',
  ],
  disallowedTagsMode: 'discard',
  nestingLimit: 100,
  parseStyleAttributes: false,
  transformTags: { '*': rewritten },
};
