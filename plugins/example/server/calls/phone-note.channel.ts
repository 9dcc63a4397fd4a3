import { Injectable, Unreadable, type Channel, type InboundMessage } from '@meja/plugin-sdk/server';

/** What a switchboard writes down: the caller's address on the first line, the matter on the second, then the words. */
@Injectable()
export class PhoneNoteChannel implements Channel {
  async receive(bytes: Uint8Array): Promise<InboundMessage> {
    const [address = '', subject = '', ...words] = new TextDecoder().decode(bytes).split('\n');
    if (!/^[a-z0-9._-]+@[a-z0-9.-]+$/.test(address)) throw new Unreadable('example_no_caller');
    return {
      externalId: null,
      from: { address, name: '' },
      senderVerified: false,
      subject,
      text: words.join('\n'),
      html: null,
      quotedText: null,
      quotedHtml: null,
      copiedTo: [],
      bounceOf: null,
      references: [],
      attachments: [],
      automatic: false,
      sentAt: null,
    };
  }
}
