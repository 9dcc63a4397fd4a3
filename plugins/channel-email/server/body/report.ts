import type { InboundMessage } from '@meja/plugin-sdk/server';
import type { Attachment } from 'postal-mime';
import type { Headers } from '../header/headers.js';
import { readHeaders } from '../header/headers.js';
import { ownId } from '../header/references.js';

/**
 * What a mail server reports on a mail that it could not deliver (RFC 3464): the id of that mail, taken from its own head, which comes back with the
 * report. Null for any other mail. Whether we sent it is for core to find out.
 */
export function bounceOf(headers: Headers, files: readonly Attachment[]): InboundMessage['bounceOf'] {
  if (!/^\s*multipart\/report\b/i.test(headers.first('content-type') ?? '')) return null;
  const status = files.find(({ mimeType }) => mimeType === 'message/delivery-status' || mimeType === 'message/global-delivery-status');
  if (!status) return null;
  const original = files.find(({ mimeType }) => ['message/rfc822', 'text/rfc822-headers', 'message/global', 'message/global-headers'].includes(mimeType));
  return { externalId: (original && idOf(bytesOf(original))) ?? '', permanent: isPermanent(Buffer.from(bytesOf(status)).toString('latin1').slice(0, 20_000)) };
}

/** Failed, and not for reasons that pass. */
function isPermanent(status: string): boolean {
  return /^action:[ \t]{0,20}failed\b/im.test(status) && !/^status:[ \t]{0,20}4\./im.test(status);
}

function idOf(bytes: Uint8Array): string | null {
  try {
    return ownId(readHeaders(bytes.subarray(0, 100_000)));
  } catch {
    // What came back is damaged: the envelope may still say what it was.
    return null;
  }
}

const bytesOf = ({ content }: Attachment): Uint8Array => (typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content));
