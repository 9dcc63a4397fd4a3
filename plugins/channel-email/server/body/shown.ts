import type { InboundAttachment } from '@meja/plugin-sdk/server';
import { caps } from '../caps.js';
import { shortened } from '../header/one-line.js';
import type { Content } from './content.js';
import { textFile } from './files.js';
import { htmlToText } from './html-to-text.js';
import { splitHtml } from './quoted-html.js';
import { splitText, type Split } from './quoted-text.js';

export interface Shown {
  readonly text: string;
  readonly html: string | null;
  readonly quotedText: string | null;
  readonly quotedHtml: string | null;
  /** What did not fit, whole: nothing that was written is lost. */
  readonly overflow: readonly InboundAttachment[];
}

/** What people read: plain text always, made from the HTML when the mail brought none, and the HTML unless it is too long; what is repeated stands apart. */
export function shown(content: Content, isReply: boolean): Shown {
  const html = content.html === null ? null : storable(content.html);
  const plain = tidy(content.text ?? '');
  const shows = html !== null && html.trim() !== '' && html.length <= caps.htmlLength;
  const page = shows ? splitHtml(html, isReply) : null;
  const isMade = plain === '' && html !== null;
  const whole = isMade ? textOf(html) : plain;
  const text = page === null || (page.quoted !== null && !isMade) ? splitText(whole, isReply) : textBeside(page, whole);
  return {
    text: shortened(text.fresh, caps.textLength),
    html: page?.fresh ?? null,
    quotedText: text.quoted === null ? null : shortened(text.quoted, caps.textLength),
    quotedHtml: page?.quoted ?? null,
    overflow: [
      ...(whole.length > caps.textLength ? [textFile('message.txt', 'text/plain', whole)] : []),
      ...(html !== null && html.length > caps.htmlLength ? [textFile('message.html', 'text/html', html)] : []),
    ],
  };
}

/** Where the HTML is not split, the text is not either: what one of them shows must not be missing in the other. */
const textBeside = ({ fresh, quoted }: Split, whole: string): Split => (quoted === null ? { fresh: whole, quoted } : { fresh: textOf(fresh), quoted: textOf(quoted) });

const textOf = (html: string): string => tidy(htmlToText(html.slice(0, caps.htmlLength * 4)));

const tidy = (text: string): string => storable(text).replace(/^\s*\n/, '').trimEnd();

/** Line ends as `\n`; without characters that PostgreSQL refuses or a screen shows as nothing. */
const storable = (text: string): string => text.toWellFormed().replace(/\r\n?/g, '\n').replace(controls, '');

const controls = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/g;
