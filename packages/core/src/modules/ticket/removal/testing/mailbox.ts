import { Injectable } from '@nestjs/common';
import { definePlugin, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { channel, Unreadable, type Channel, type InboundMessage, type OutboundMessage, type SendReceipt } from '@meja/plugin-sdk/server/ticket';
import * as v from 'valibot';

/** What went out, of every server in this process. */
export const mailbox: OutboundMessage[] = [];

/** Mail that reaches nobody but the spec. */
@Injectable()
export class MailboxChannel implements Channel {
  receive(): Promise<InboundMessage> {
    throw new Unreadable('not_json');
  }

  async send(_ctx: RequestContext, message: OutboundMessage): Promise<SendReceipt> {
    mailbox.push(message);
    return { outcome: 'sent', externalId: message.id };
  }
}

export const mailboxPlugin = definePlugin({
  id: 'mailbox',
  version: '1.0.0',
  engine: '^0.1.0',
  options: v.strictObject({}),
  contribute: () => ({ channels: [channel({ id: 'email', label: 'mailbox.label', can: { richText: true, attachments: true, maxLength: null } }, MailboxChannel)] }),
});
