import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import { definePlugin } from '@meja/plugin-sdk/server/kernel';
import { channel, Inbound, Unreadable, type Channel, type InboundMessage } from '@meja/plugin-sdk/server/ticket';
import { Quarantine } from '@meja/core';
import { createTestServer, until, type TestServer } from '@meja/testing';
import * as v from 'valibot';

/** What a reading comes to; by default it fails. */
const reader = { read: (_bytes: Uint8Array): InboundMessage | Promise<InboundMessage> => fails() };
const fails = (): never => {
  throw new Unreadable('no_single_sender');
};
const messageOf = (bytes: Uint8Array): InboundMessage => ({
  externalId: null, from: { address: 'ada@kund.example', name: 'Ada' }, senderVerified: false, subject: 'Printer', text: Buffer.from(bytes).toString(), html: null, quotedText: null, quotedHtml: null,
  copiedTo: [], bounceOf: null, references: [], attachments: [], automatic: true, sentAt: null,
});

@Injectable()
class FickleChannel implements Channel {
  async receive(bytes: Uint8Array): Promise<InboundMessage> {
    return reader.read(bytes);
  }
}
const ficklePlugin = definePlugin({
  id: 'fickle',
  version: '1.0.0',
  engine: '^0.1.0',
  options: v.strictObject({}),
  contribute: () => ({ channels: [channel({ id: 'fickle', label: 'fickle.label', can: { richText: false, attachments: false, maxLength: null } }, FickleChannel)] }),
});

describe('the quarantine', () => {
  let server: TestServer;
  let quarantine: Quarantine;
  beforeAll(async () => {
    server = await createTestServer({ plugins: [ficklePlugin({})] });
    quarantine = server.app.get(Quarantine, { strict: false });
  });
  afterAll(() => server?.stop());
  beforeEach(() => void (reader.read = fails));

  const received = (words: string) => server.app.get(Inbound, { strict: false }).accept(server.system, 'fickle', Buffer.from(words));
  const arrives = async (words: string): Promise<string> => {
    expect(await received(words)).toEqual({ outcome: 'quarantined', reason: 'no_single_sender' });
    const [row] = await server.rows(`select id from inbound_message where state = 'quarantined' order by received_at desc, id desc limit 1`);
    return String(row?.['id']);
  };
  const listed = async () => (await quarantine.list({ ...server.system, locale: 'sv' })).map(({ id }) => id);
  const tickets = (words: string) => server.rows('select ticket.id from ticket join message on message.ticket_id = ticket.id where message.body_text = $1', [words]);

  it('says what could not be read and why, and gives the bytes as they came', async () => {
    const id = await arrives('as it came \u0000');
    const mine = (await quarantine.list({ ...server.system, locale: 'sv' })).find((each) => each.id === id);
    expect(mine).toEqual({ id, channel: 'fickle', reason: 'no_single_sender', sentence: expect.stringContaining('avsändare'), receivedAt: expect.any(Date), size: 12 });
    expect(Buffer.from((await quarantine.raw(server.system, id)) ?? []).toString()).toBe('as it came \u0000');
  });

  it('reads once more: what still fails stays, what is read becomes one ticket, however many try at once', async () => {
    const id = await arrives('twice read');
    expect(await quarantine.retry(server.system, id)).toEqual({ outcome: 'quarantined', reason: 'no_single_sender' });
    expect(await listed()).toContain(id);
    reader.read = messageOf;
    const receipts = await Promise.all(Array.from({ length: 4 }, () => quarantine.retry(server.system, id)));
    expect(receipts.filter((receipt) => receipt?.outcome === 'created')).toHaveLength(1);
    expect(receipts.filter((receipt) => receipt === null)).toHaveLength(3);
    expect([await tickets('twice read'), await listed()]).toMatchObject([[{}], expect.not.arrayContaining([id])]);
    expect(await received('twice read')).toEqual({ outcome: 'duplicate' });
    expect(await quarantine.retry(server.system, id)).toBeNull();
  });

  it('I2 holds what a reading left behind that was cut short, and loses nothing when one more is', async () => {
    reader.read = () => Promise.reject(new Error('the process died'));
    await expect(received('cut short')).rejects.toThrow('the process died');
    const [row] = await server.rows(`select id from inbound_message where state = 'received'`);
    const id = String(row?.['id']);
    expect(await listed()).not.toContain(id);
    server.clock.advance('2h');
    expect((await quarantine.list({ ...server.system, locale: 'en' })).find((each) => each.id === id)).toMatchObject({ reason: 'interrupted', sentence: 'Reading it was cut short.' });
    await expect(quarantine.retry(server.system, id)).rejects.toThrow('the process died');
    expect(await listed()).toContain(id);
    reader.read = messageOf;
    expect(await quarantine.retry(server.system, id)).toMatchObject({ outcome: 'created' });
  });

  it('A87 throws a delivery away with its bytes, and says that it did', async () => {
    const id = await arrives('canary-away');
    const [row] = await server.rows('select sha256 from inbound_message where id = $1', [id]);
    expect(await quarantine.discard(server.system, id)).toBe(true);
    expect([await quarantine.discard(server.system, id), await quarantine.discard(server.system, 'no id'), await quarantine.raw(server.system, id)]).toEqual([false, false, null]);
    expect(await server.rows(`select fields from change where entity_id = $1`, [id])).toEqual([{ fields: { state: { before: 'quarantined', after: 'discarded' }, reason: { before: 'no_single_sender', after: null } } }]);
    await until(async () => (await server.rows('select from blob where sha256 = $1', [row?.['sha256']])).length === 0, 'the end of the bytes');
  });

  it('touches nothing that was read', async () => {
    reader.read = messageOf;
    const { ticketId } = (await received('in order')) as { ticketId: string };
    const [row] = await server.rows(`select ledger.id from inbound_message as ledger join message on message.id = ledger.message_id where message.ticket_id = $1`, [ticketId]);
    const id = String(row?.['id']);
    expect([await quarantine.raw(server.system, id), await quarantine.retry(server.system, id), await quarantine.discard(server.system, id)]).toEqual([null, null, false]);
    expect(await tickets('in order')).toHaveLength(1);
  });
});
