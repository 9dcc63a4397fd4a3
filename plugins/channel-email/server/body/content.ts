import PostalMime, { type Attachment, type Email } from 'postal-mime';
import { caps } from '../caps.js';
import { Malformed } from '../malformed.js';
import type { Headers } from '../header/headers.js';
import { contentFields } from './content-fields.js';
import { readQuotesInFlowedText } from './flowed.js';
import { asWestern, mayHideUtf8, repaired } from './mislabelled.js';
import { checkStructure } from './structure.js';

readQuotesInFlowedText();

export interface Content {
  /** As written; null when the mail has no such part. */
  readonly text: string | null;
  readonly html: string | null;
  readonly files: readonly Attachment[];
}

/** The body, decoded: texts and files. Attached mails and TNEF stay files. */
export async function readContent(bytes: Uint8Array, headers: Headers): Promise<Content> {
  const body = bytes.subarray(headers.bodyStart);
  const { fields, hidesUtf8 } = surveyed(headers, body);
  const mail = await parsed(fields, body);
  if (mail.attachments.length > caps.attachments) throw new Malformed('too_many_attachments');
  const texts = await readable(mail, { fields, body, hidesUtf8 });
  if (decodedSize(texts, mail.attachments) > caps.decodedBytes) throw new Malformed('decoded_too_large');
  return { ...texts, files: mail.attachments };
}

type Texts = Pick<Content, 'text' | 'html'>;

interface Source {
  readonly fields: string;
  readonly body: Uint8Array;
  readonly hidesUtf8: boolean;
}

/** Looks at the bytes before they are parsed. In a function of its own, so that the text to look at is free again by then. */
function surveyed(headers: Headers, body: Uint8Array): Omit<Source, 'body'> {
  const look = latin1(body);
  const fields = contentFields(headers, look);
  checkStructure(fields, look);
  return { fields, hidesUtf8: mayHideUtf8(fields) || mayHideUtf8(look) };
}

/** One character per byte: for looking at, not for reading. */
const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');

/** A wrong charset label is repaired from the bytes, never guessed from the language. */
async function readable(mail: Email, { fields, body, hidesUtf8 }: Source): Promise<Texts> {
  const broken = [mail.text, mail.html].some((text) => text?.includes('\ufffd'));
  if (!broken) return hidesUtf8 ? textsOf(mail, repaired) : textsOf(mail);
  const western = asWestern(fields, latin1(body));
  return textsOf(await parsed(western.fields, Buffer.from(western.body, 'latin1')), repaired);
}

const textsOf = (mail: Email, read = (text: string): string => text): Texts => ({
  text: mail.text === undefined ? null : read(mail.text),
  html: mail.html === undefined ? null : read(mail.html),
});

async function parsed(fields: string, body: Uint8Array): Promise<Email> {
  const head = Buffer.from(`${fields}\r\n`);
  const mail = new Uint8Array(head.length + body.length);
  mail.set(head);
  mail.set(body, head.length);
  try {
    return await PostalMime.parse(mail.buffer, { forceRfc822Attachments: true, maxNestingDepth: caps.depth, maxHeadersSize: caps.headerBytes });
  } catch (error) {
    throw new Malformed(reasonOf(error));
  }
}

function reasonOf(error: unknown) {
  const message = error instanceof Error ? error.message : '';
  if (message.startsWith('Maximum MIME nesting depth')) return 'nested_too_deep';
  return message.startsWith('Maximum header size') ? 'headers_too_large' : 'malformed';
}

function decodedSize({ text, html }: Texts, files: readonly Attachment[]): number {
  return files.reduce((sum, file) => sum + (typeof file.content === 'string' ? file.content.length : file.content.byteLength), (text?.length ?? 0) + (html?.length ?? 0));
}
