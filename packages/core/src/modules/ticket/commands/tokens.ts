import * as v from 'valibot';
import { command, uuid } from '@meja/plugin-sdk/server/kernel';
import type { InboundMessage, InboundReceipt } from '@meja/plugin-sdk/server/ticket';

/** Turns a parsed delivery into a ticket or a message. For the ledger only: the handler refuses everybody but the system. */
export const receiveMessage = command('ticket.receive-message', {
  input: v.object({ ledgerId: uuid, message: v.custom<InboundMessage>((value) => typeof value === 'object' && value !== null, 'not_a_message') }),
  permission: null,
}).answering<InboundReceipt>();
