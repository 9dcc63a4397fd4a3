import { Injectable } from '@nestjs/common';
import { definePlugin, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { channel, Unreadable, type Channel, type InboundMessage, type OutboundMessage, type SendReceipt } from '@meja/plugin-sdk/server/ticket';
import * as v from 'valibot';

/** What is sent through the channel of the specs, and what becomes of it; by default it leaves. */
export const mailDesk = {
  sent: [] as OutboundMessage[],
  answer: (message: OutboundMessage): SendReceipt | Promise<SendReceipt> => ({ outcome: 'sent', externalId: `${message.id}@test.example` }),
};

export const leaves = mailDesk.answer;

/** A way out that a spec holds in its hands: it can stop a try in its middle. Real mail servers stand in the specs of the mail plugin. */
@Injectable()
class DeskChannel implements Channel {
  receive(): Promise<InboundMessage> {
    return Promise.reject(new Unreadable('not_json'));
  }
  async send(_ctx: RequestContext, message: OutboundMessage): Promise<SendReceipt> {
    mailDesk.sent.push(message);
    return mailDesk.answer(message);
  }
}

export const mailDeskPlugin = definePlugin({
  id: 'mail-desk',
  version: '1.0.0',
  engine: '^0.1.0',
  options: v.strictObject({}),
  contribute: () => ({ channels: [channel({ id: 'email', label: 'mail-desk.label', can: { richText: true, attachments: true, maxLength: null } }, DeskChannel)] }),
});
