import { Injectable } from '@nestjs/common';
import { definePlugin } from '@meja/plugin-sdk/server/kernel';
import { channel, Unreadable, type Channel, type InboundMessage } from '@meja/plugin-sdk/server/ticket';
import * as v from 'valibot';

/** A channel whose bytes are JSON, so that a spec says what arrives without writing mail. */
@Injectable()
export class TextChannel implements Channel {
  async receive(bytes: Uint8Array): Promise<InboundMessage> {
    const text = new TextDecoder().decode(bytes);
    if (!text.startsWith('{')) throw new Unreadable('not_json');
    const { from, name = '', files = [], ...said } = JSON.parse(text) as { from: string | null; name?: string; files?: { name: string; text: string }[] };
    return {
      externalId: null,
      senderVerified: false,
      subject: '',
      text: '',
      html: null,
      references: [],
      quotedText: null,
      quotedHtml: null,
      copiedTo: [],
      bounceOf: null,
      automatic: false,
      sentAt: null,
      ...said,
      from: from === null ? null : { address: from, name },
      attachments: files.map((file) => ({ name: file.name, mediaType: 'image/svg+xml', bytes: new TextEncoder().encode(file.text) })),
    };
  }
}

export const textChannel = { id: 'text' } as const;

export const textPlugin = definePlugin({
  id: 'text',
  version: '1.0.0',
  engine: '^0.1.0',
  options: v.strictObject({}),
  contribute: () => ({ channels: [channel({ id: textChannel.id, label: 'text.label', can: { richText: false, attachments: true, maxLength: null } }, TextChannel)] }),
});
