import { createHash } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Blobs, Commands, Database } from '@meja/plugin-sdk/server/kernel';
import { addMessage, editTicket, Inbound, solveTicket } from '@meja/plugin-sdk/server/ticket';
import { aTicket, createTestServer, done, type TestClient, type TestServer } from '@meja/testing';
import { fullCard, line } from '../escalation/testing/line.js';
import { contents, tablesWith } from '../testing/contents.js';
import { textChannel, textPlugin } from '../testing/text-channel.js';
import { textMessage } from '../testing/two-tickets.js';
import { mailbox, mailboxPlugin } from './testing/mailbox.js';
import { filesWith, removing, sendAgain } from './testing/removals.js';

const timeline = `query ($id: ID!) { ticket(id: $id) { timeline(first: 100) { edges { node { __typename
  ... on Message { id bodyHtml bodyText quotedHtml quotedText redactedAt attachments { id } } ... on TimelineEvent { type actorName facts } } } } } }`;

describe('what was taken away for good', () => {
  let server: TestServer;
  let agentA: TestClient;
  let admin: TestClient;

  beforeAll(async () => {
    server = await createTestServer({ plugins: [textPlugin({}), mailboxPlugin({})] });
    [agentA, admin] = await Promise.all([server.as('agentA'), server.as('admin')]);
  });
  afterAll(() => server.stop());

  const commands = () => server.app.get(Commands, { strict: false });
  const traces = async (word: string) => {
    await server.settle();
    return { tables: tablesWith(await contents(server), word), files: await filesWith(server, word) };
  };
  /** A mail with a file, all of it holding the word; sent again, as mail servers do. */
  const receive = async (word: string, more: object = {}) => {
    const bytes = textMessage('custv@test.example', { externalId: `${word}@elsewhere.example`, subject: `s ${word}`, text: `t ${word}`, files: [{ name: `${word}.txt`, text: `f ${word}` }], ...more });
    const receipt = await server.app.get(Inbound, { strict: false }).accept(server.system, textChannel.id, bytes);
    const again = textMessage('custv@test.example', { externalId: `${word}@elsewhere.example`, subject: `s ${word}`, text: `t ${word}`, files: [{ name: `${word}.txt`, text: `f ${word}` }], ...more, references: ['another way'] });
    expect(await server.app.get(Inbound, { strict: false }).accept(server.system, textChannel.id, again)).toEqual({ outcome: 'duplicate' });
    if (receipt.outcome !== 'created') throw new Error(`It was not created but ${receipt.outcome}`);
    return receipt;
  };
  const entries = async (id: string) => (await agentA.must(timeline, { id })).ticket.timeline.edges.map(({ node }: { node: object }) => node);

  it('of a destroyed ticket stands in no table and no file', async () => {
    const word = 'canarydestroyed';
    const { ticketId } = await receive(word);
    await done(commands(), server.system, addMessage, { ticketId, visibility: 'internal', body: `note ${word}` });
    await done(commands(), server.system, addMessage, { ticketId, visibility: 'public', body: `reply ${word}` });
    await done(commands(), server.system, editTicket, { ticketId, subject: `again ${word}` });
    await line.escalate(agentA, ticketId, { card: { ...fullCard, tried: word } });
    await line.deescalate(agentA, ticketId, { reason: `because ${word}` });
    await done(commands(), server.system, solveTicket, { ticketId, solution: { symptom: word, cause: word, steps: word }, reply: `solved ${word}` });
    await removing.redact(admin, (await entries(ticketId)).find(({ bodyText }: { bodyText?: string }) => bodyText?.startsWith('note')).id, `it was ${word}`);
    const before = await traces(word);
    expect(before.tables).toEqual(expect.arrayContaining(['attachment', 'handover', 'inbound_message', 'message', 'solution', 'ticket']));
    expect(before.tables.some((table) => table.startsWith('event')) && before.tables.some((table) => table.startsWith('change'))).toBe(true);
    expect(before.files).toHaveLength(3);
    await removing.do(admin, 'binTicket', ticketId);
    expect(await removing.destroy(admin, ticketId)).toMatchObject({ __typename: 'TicketDestroyed' });
    expect(await traces(word)).toEqual({ tables: [], files: [] });
    const rest = tablesWith(await contents(server), ticketId);
    expect(rest.every((table) => table.startsWith('event'))).toBe(true);
  });

  it('of a redacted message stands in no table and no file; who did it and why stands where it was', async () => {
    const word = 'canaryredacted';
    const { ticketId, messageId } = await receive(word, { subject: 'Harmless', externalId: '7@elsewhere.example' });
    await server.rows(`update message set quoted_text = $2, quoted_html = $2 where id = $1`, [messageId, word]);
    expect(await removing.redact(admin, messageId)).toMatchObject({ __typename: 'Ticket', version: 2 });
    expect(await traces(word)).toEqual({ tables: [], files: [] });
    // That it came stays known: sent once more, it is no news.
    expect(await server.rows(`select state from inbound_message where external_id = '7@elsewhere.example' and erased_at is not null order by 1`)).toEqual([{ state: 'duplicate' }, { state: 'stored' }]);
    const [message, ...later] = await entries(ticketId);
    const event = later.find(({ type }: { type?: string }) => type === 'ticket.message_redacted');
    expect(message).toMatchObject({ id: messageId, bodyHtml: '', bodyText: '', quotedHtml: null, quotedText: null, redactedAt: expect.any(String), attachments: [] });
    expect(event).toMatchObject({ actorName: 'admin Person', facts: { messageId, reason: 'It held a password.' } });
    const mine = await (await server.as('custV')).must('query ($id: ID!) { myTicket(id: $id) { messages { edges { node { bodyText attachments { name } } } } } }', { id: ticketId });
    expect(mine.myTicket.messages.edges).toEqual([{ node: { bodyText: '', attachments: [] } }]);
  });

  it('takes the reports along that came back with a copy of it', async () => {
    const word = 'canarybounced';
    const ticketId = await aTicket(server);
    const { messageId } = await done(commands(), server.system, addMessage, { ticketId, visibility: 'public', body: word });
    await server.settle();
    const [sent] = mailbox.filter(({ text }) => text.includes(word));
    const report = textMessage('postmaster@test.example', { subject: 'Undelivered', text: `returned: ${word}`, files: [], bounceOf: { externalId: `${sent?.id}@test.example`, permanent: true }, automatic: true });
    expect(await server.app.get(Inbound, { strict: false }).accept(server.system, textChannel.id, report)).toEqual({ outcome: 'bounced' });
    expect((await traces(word)).files).toHaveLength(1);
    await removing.redact(admin, messageId);
    expect(await traces(word)).toEqual({ tables: [], files: [] });
  });

  it('is taken away once: a second time changes nothing', async () => {
    const { messageId } = await receive('canarytwice');
    await removing.redact(admin, messageId);
    await server.settle();
    const before = await contents(server);
    expect(await removing.redact(admin, messageId, 'Another reason.')).toMatchObject({ __typename: 'Ticket' });
    expect(await contents(server)).toEqual(before);
    expect(await removing.redact(admin, messageId, ' ')).toMatchObject({ __typename: 'ValidationFailed' });
  });

  it('leaves bytes that another message has too', async () => {
    const file = [{ name: 'same.txt', text: 'f canaryshared' }];
    const [first, second] = [await receive('canaryone', { files: file }), await receive('canarytwo', { files: file })];
    await removing.redact(admin, first.messageId);
    expect((await traces('f canaryshared')).files).toHaveLength(3);
    const [left] = await server.rows('select blob_sha256 as sha256 from attachment where message_id = $1', [second.messageId]);
    expect(await server.app.get(Blobs, { strict: false }).open(server.system, left?.['sha256']).then((blob) => blob?.stream.destroy() && true)).toBe(true);
    await removing.redact(admin, second.messageId);
    expect((await traces('f canaryshared')).files).toEqual([]);
  });

  it('leaves bytes that somebody sends again at that moment', async () => {
    const [blobs, database] = [server.app.get(Blobs, { strict: false }), server.app.get(Database, { strict: false })];
    const sha256 = createHash('sha256').update('canaryrace').digest('hex');
    for (let n = 0; n < 10; n++) {
      const { messageId } = await receive(`canaryrace${n}`, { files: [{ name: 'race.txt', text: 'canaryrace' }] });
      const again = database.transaction(server.system, async (ctx) => {
        await blobs.put(ctx, Buffer.from('canaryrace'));
        await sleep(n * 2);
      });
      await Promise.all([removing.redact(admin, messageId), again.catch((error: Error) => expect(error.name).toBe('BlobsUnavailable'))]);
      await server.settle();
      const blob = await blobs.open(server.system, sha256);
      // Whoever has a row has the bytes; whoever has none was told to send them again.
      expect(blob === null || (await text(blob.stream)) === 'canaryrace').toBe(true);
      await server.rows('delete from blob where sha256 = $1', [sha256]);
    }
  });

  it('is not sent any more', async () => {
    const ticketId = await aTicket(server);
    const { messageId } = await done(commands(), server.system, addMessage, { ticketId, visibility: 'public', body: 'canaryunsent' });
    await server.settle();
    expect(mailbox.map(({ text }) => text).join()).toContain('canaryunsent');
    await removing.redact(admin, messageId);
    mailbox.splice(0);
    await sendAgain(server, ticketId);
    expect(JSON.stringify(mailbox)).not.toContain('canaryunsent');
    expect(await server.rows('select state from outbound_message where message_id = $1', [messageId])).toEqual([{ state: 'suppressed' }]);
  });
});
