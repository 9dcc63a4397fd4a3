import { caps } from '../caps.js';
import { decodeEntities } from './entities.js';

/** Plain text of an HTML mail that brought none: paragraphs, lists, table rows and the addresses of links. One pass, no recursion; the answer is never HTML again. */
export function htmlToText(html: string): string {
  const page = new Page();
  const endless = new Set<string>();
  let at = 0;
  while (at < html.length && !page.isFull) {
    const open = html.indexOf('<', at);
    page.write(html.slice(at, open === -1 ? html.length : open));
    if (open === -1) break;
    const tag = readTag(html, open);
    if (tag === null) {
      page.write('<');
      at = open + 1;
      continue;
    }
    at = tag.end;
    if (tag.name !== '') page.tag(tag);
    if (!tag.closes && unread.has(tag.name) && !endless.has(tag.name)) at = afterUnread(html, tag, endless);
  }
  return page.text();
}

interface Tag {
  /** Lower case; empty for a comment or a declaration. */
  readonly name: string;
  readonly closes: boolean;
  readonly attributes: string;
  readonly end: number;
}

const unread: ReadonlySet<string> = new Set(['script', 'style', 'title', 'template', 'noscript', 'svg', 'math', 'object', 'iframe', 'select', 'textarea']);
const paragraphs: ReadonlySet<string> = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'dl', 'table', 'blockquote', 'pre', 'hr', 'figure']);
const lines: ReadonlySet<string> = new Set(['div', 'tr', 'li', 'dt', 'dd', 'section', 'article', 'header', 'footer', 'address', 'center', 'caption']);

/** Null when `<` begins no tag. A tag that never ends takes the rest with it, as in a browser. */
function readTag(html: string, open: number): Tag | null {
  if (html.startsWith('<!--', open)) return { name: '', closes: false, attributes: '', end: after(html, '-->', open + 4) };
  if (html[open + 1] === '!' || html[open + 1] === '?') return { name: '', closes: false, attributes: '', end: after(html, '>', open) };
  tagStart.lastIndex = open;
  const start = tagStart.exec(html);
  if (!start) return null;
  const from = tagStart.lastIndex;
  let at = from;
  while (at < html.length && html[at] !== '>') {
    const char = html[at];
    // Quotes count only as the beginning of a value, or an apostrophe in a broken tag would swallow the page.
    const closing = (char === '"' || char === "'") && html[at - 1] === '=' ? html.indexOf(char, at + 1) : -1;
    at = closing === -1 ? at + 1 : closing + 1;
  }
  return { name: (start[2] ?? '').toLowerCase(), closes: start[1] === '/', attributes: html.slice(from, Math.min(at, from + 3_000)), end: at + 1 };
}

const tagStart = /<(\/?)([a-z][a-z0-9:-]{0,30})/iy;

function after(html: string, mark: string, from: number): number {
  const at = html.indexOf(mark, from);
  return at === -1 ? html.length : at + mark.length;
}

/** Past the content of an element whose text is not for reading. One without an end loses only its tag, and is not looked for again. */
function afterUnread(html: string, tag: Tag, endless: Set<string>): number {
  const ending = new RegExp(`</${tag.name}[\\s/>]`, 'gi');
  ending.lastIndex = tag.end;
  const match = ending.exec(html);
  if (match) return after(html, '>', match.index);
  endless.add(tag.name);
  return tag.name === 'script' || tag.name === 'style' ? html.length : tag.end;
}

/** Collects lines; white space collapses as a browser does it. */
class Page {
  private readonly parts: string[] = [];
  private length = 0;
  private pre = 0;
  /** Line ends due before the next word. */
  private due = 0;
  private blank = true;
  private link: { href: string; from: number } | null = null;

  get isFull(): boolean {
    return this.length > caps.textLength * 10;
  }

  write(html: string): void {
    if (html === '') return;
    const text = decodeEntities(html).replaceAll('\u00a0', ' ');
    if (this.pre > 0) return this.push(text);
    const collapsed = text.replace(/\s+/g, ' ');
    this.push(this.blank || this.due > 0 ? collapsed.trimStart() : collapsed);
  }

  tag({ name, closes, attributes }: Tag): void {
    if (name === 'pre') this.pre = Math.max(0, this.pre + (closes ? -1 : 1));
    if (name === 'br') this.due = Math.min(this.due + 1, 2);
    else if (paragraphs.has(name)) this.due = 2;
    else if (lines.has(name)) this.due = Math.max(this.due, 1);
    else if ((name === 'td' || name === 'th') && closes) this.write(' ');
    if (name === 'li' && !closes) this.push('- ');
    if (name === 'img') this.write(` ${attribute(attributes, 'alt')} `);
    if (name === 'a') this.anchor(closes ? '' : attribute(attributes, 'href'));
  }

  text(): string {
    return this.parts
      .join('')
      .split('\n')
      .map((line) => line.trimEnd())
      .join('\n')
      .trim();
  }

  /** The address behind a link stands after its text, unless they are the same. */
  private anchor(href: string): void {
    if (this.link !== null) {
      const words = this.parts.slice(this.link.from).join('').trim();
      if (words !== '' && bare(words) !== bare(this.link.href)) this.push(` <${this.link.href}>`);
    }
    const address = decodeEntities(href).replace(/\s/g, '');
    this.link = /^(?:https?:|mailto:)/i.test(address) ? { href: address.slice(0, 2_000), from: this.parts.length } : null;
  }

  private push(text: string): void {
    if (text === '') return;
    const whole = this.length === 0 ? text : '\n'.repeat(this.due) + text;
    this.due = 0;
    this.parts.push(whole);
    this.length += whole.length;
    this.blank = /\s$/.test(text);
  }
}

const bare = (address: string): string => address.replace(/^(?:https?:\/\/|mailto:)/i, '').replace(/\/$/, '').toLowerCase();

function attribute(attributes: string, name: string): string {
  const match = new RegExp(`\\s${name}\\s{0,9}=\\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\\s>]*))`, 'i').exec(attributes);
  return match?.[1] ?? match?.[2] ?? match?.[3] ?? '';
}
