import type { OutboundMessage } from '@meja/plugin-sdk/server';
import MailComposer from 'nodemailer/lib/mail-composer';
import { readAddress } from '../header/address.js';
import { oneLine } from '../header/one-line.js';

/** A mail as it goes out: the same bytes and the same envelope on every try. */
export interface Mail {
  /** `from: ''` is the null sender, to whom no report is ever sent. */
  readonly envelope: { readonly from: string; readonly to: string };
  /** Message-ID without its brackets. */
  readonly messageId: string;
  readonly bytes: Buffer;
}

/** The recipient is no address that every program reads alike: nothing is sent. */
export class Unaddressable extends Error {}

/** Writes a message as a mail. Addresses and headers are made here alone; nothing of the text reaches a header but the subject and names, as one line each. */
export async function compose(message: OutboundMessage, mailFrom: string): Promise<Mail> {
  const to = readAddress(message.to.address);
  if (to === null || to !== message.to.address) throw new Unaddressable(`Not an address: ${oneLine(message.to.address, 100)}`);
  const own = parts(mailFrom);
  const messageId = `${message.id}${message.threadToken === null ? '' : `.${message.threadToken}`}@${own.host}`;
  const known = message.references.filter((id) => knownId.test(id));
  const name = oneLine(message.fromName, 120);
  const composer = new MailComposer({
    from: { name, address: mailFrom },
    to: { name: oneLine(message.to.name, 120), address: to },
    ...(message.threadTag === null ? {} : { replyTo: { name, address: tagged(own, message.threadTag) } }),
    subject: oneLine(message.subject, 300),
    messageId: `<${messageId}>`,
    date: message.createdAt,
    ...(known.length === 0 ? {} : { inReplyTo: `<${known.at(-1)}>`, references: known.map((id) => `<${id}>`) }),
    text: message.text,
    html: message.html,
    attachments: message.attachments.map(({ name: filename, mediaType, bytes }) => ({ filename, contentType: mediaType, contentDisposition: 'attachment', content: Buffer.from(bytes) })),
    headers: { 'Auto-Submitted': submitted[message.automatic], 'X-Auto-Response-Suppress': 'All', 'X-Meja-Loop': message.id },
    baseBoundary: message.id,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const bytes = await composer.compile().build();
  return { envelope: { from: message.automatic === 'replied' ? '' : tagged(own, message.idTag), to }, messageId, bytes };
}

const submitted = { no: 'no', replied: 'auto-replied', generated: 'auto-generated' } as const;

const knownId = /^[\x21-\x3b\x3d\x3f-\x7e]{1,500}$/;

interface OwnAddress {
  readonly local: string;
  readonly host: string;
}

const parts = (address: string): OwnAddress => ({ local: address.slice(0, address.lastIndexOf('@')), host: address.slice(address.lastIndexOf('@') + 1) });

/** Whom the envelope names as the sender of a mail with this tag. */
export const envelopeSender = (mailFrom: string, tag: string): string => tagged(parts(mailFrom), tag);

/** The tags are short enough for every address that the configuration takes. */
const tagged = ({ local, host }: OwnAddress, tag: string): string => `${local}+${tag}@${host}`;
