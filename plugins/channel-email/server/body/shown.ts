import type { InboundAttachment } from '@meja/plugin-sdk/server';
import { caps } from '../caps.js';
import { shortened } from '../header/one-line.js';
import type { Content } from './content.js';
import { textFile } from './files.js';
import { htmlToText } from './html-to-text.js';

export interface Shown {
  readonly text: string;
  readonly html: string | null;
  /** What did not fit, whole: nothing that was written is lost. */
  readonly overflow: readonly InboundAttachment[];
}

/** What people read: plain text always, made from the HTML when the mail brought none, and the HTML unless it is too long. */
export function shown(content: Content): Shown {
  const html = content.html === null ? null : storable(content.html);
  const plain = tidy(content.text ?? '');
  const text = plain === '' && html !== null ? tidy(htmlToText(html.slice(0, caps.htmlLength * 4))) : plain;
  return {
    text: shortened(text, caps.textLength),
    html: html === null || html.trim() === '' || html.length > caps.htmlLength ? null : html,
    overflow: [
      ...(text.length > caps.textLength ? [textFile('message.txt', 'text/plain', text)] : []),
      ...(html !== null && html.length > caps.htmlLength ? [textFile('message.html', 'text/html', html)] : []),
    ],
  };
}

const tidy = (text: string): string => storable(text).replace(/^\s*\n/, '').trimEnd();

/** Line ends as `\n`; without characters that PostgreSQL refuses or a screen shows as nothing. */
const storable = (text: string): string => text.toWellFormed().replace(/\r\n?/g, '\n').replace(controls, '');

const controls = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/g;
