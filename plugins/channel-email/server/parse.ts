import type { InboundMessage } from '@meja/plugin-sdk/server';
import { readContent } from './body/content.js';
import { inboundFiles } from './body/files.js';
import { isForward } from './body/quote-marks.js';
import { bounceOf } from './body/report.js';
import { shown } from './body/shown.js';
import { caps } from './caps.js';
import { claimedSender } from './header/address.js';
import { isAutomatic } from './header/automatic.js';
import { copiedTo } from './header/copied-to.js';
import { readHeaders, type Headers } from './header/headers.js';
import { decodedLine } from './header/one-line.js';
import { ownId, referencesOf } from './header/references.js';
import { isProven } from './header/sender-proof.js';
import { sentAt } from './header/sent-at.js';
import { Malformed } from './malformed.js';

export interface ParseOptions {
  /** Name under which our own mail server writes Authentication-Results; without it no sender is ever verified. */
  readonly authservId?: string | undefined;
  readonly maxBytes?: number | undefined;
}

/**
 * A mail as a message. Pure; throws `Malformed`. Only the fields named here are read: no header can set a property of a ticket,
 * and Reply-To names nobody.
 */
export async function parseMail(bytes: Uint8Array, { authservId, maxBytes = caps.mailBytes }: ParseOptions = {}): Promise<InboundMessage> {
  if (bytes.length > Math.min(maxBytes, caps.mailBytes)) throw new Malformed('too_large');
  const headers = readHeaders(bytes);
  const content = await readContent(bytes, headers);
  const subject = decodedLine(headers.first('subject') ?? '', caps.subjectLength);
  const { overflow, ...body } = shown(content, answers(headers) && !isForward(subject));
  const from = claimedSender(headers);
  return {
    externalId: ownId(headers),
    from,
    senderVerified: from !== null && isProven(headers, from.address, authservId),
    subject,
    ...body,
    copiedTo: copiedTo(headers, from),
    bounceOf: bounceOf(headers, content.files),
    references: referencesOf(headers),
    attachments: [...inboundFiles(content.files), ...overflow],
    automatic: isAutomatic(headers),
    sentAt: sentAt(headers.first('date')),
  };
}

/** It answers another mail, if one believes it. */
const answers = (headers: Headers): boolean => headers.first('in-reply-to') !== null || headers.first('references') !== null;
