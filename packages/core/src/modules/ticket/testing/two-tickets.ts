import { Commands } from '@meja/plugin-sdk/server/kernel';
import { addMessage, createTicket, Inbound, type InboundMessage } from '@meja/plugin-sdk/server/ticket';
import { addressOf, done, type TestServer } from '@meja/testing';
import { textChannel } from './text-channel.js';

/** Unique words, one for each thing that must stay where it is. */
export const canaries = {
  t1Public: 'canary-t1-public',
  t1Note: 'canary-t1-note',
  t1File: 'canary-t1-file',
  t1NoteFile: 'canary-t1-notefile',
  t2Public: 'canary-t2-public',
  t2Note: 'canary-t2-note',
} as const;

export interface TwoTickets {
  readonly t1: { readonly id: string; readonly number: string; readonly attachmentId: string };
  readonly t2: { readonly id: string; readonly number: string };
}

/** T1 in department A by custV, T2 in B by cust2; each with a public message and an internal note, T1 with a file. */
export async function twoTickets(server: TestServer): Promise<TwoTickets> {
  const commands = server.app.get(Commands, { strict: false });
  const open = (departmentId: string, requester: 'custV' | 'cust2', body: string) =>
    done(commands, server.system, createTicket, { departmentId, subject: `Subject of ${body}`, body, requesterEmail: addressOf(requester), priority: 'normal' });
  const note = (ticketId: string, body: string) => done(commands, server.system, addMessage, { ticketId, visibility: 'internal', body });

  const receipt = await server.app.get(Inbound, { strict: false }).accept(server.system, textChannel.id, textMessage(addressOf('custV')));
  if (receipt.outcome !== 'created') throw new Error(`T1 was not created but ${receipt.outcome}`);
  await note(receipt.ticketId, canaries.t1Note);
  const second = await open(server.people.departmentB, 'cust2', canaries.t2Public);
  await note(second.ticketId, canaries.t2Note);
  await server.settle();
  const [attachment] = await server.rows(`select id from attachment`);
  const numbers = await server.rows(`select id, number from ticket`);
  const numberOf = (id: string): string => numbers.find((row) => row['id'] === id)?.['number'];
  return { t1: { id: receipt.ticketId, number: receipt.ticketNumber, attachmentId: attachment?.id }, t2: { id: second.ticketId, number: numberOf(second.ticketId) } };
}

/** What the channel of the tests reads: JSON of an inbound message. */
export const textMessage = (from: string, more: Partial<InboundMessage> & { name?: string; files?: { name: string; text: string }[] } = {}): Uint8Array =>
  new TextEncoder().encode(
    JSON.stringify({ from, subject: `Subject of ${canaries.t1Public}`, text: canaries.t1Public, files: [{ name: '../../etc/passwd.svg', text: `<svg onload=alert(1)>${canaries.t1File}</svg>` }], ...more }),
  );
