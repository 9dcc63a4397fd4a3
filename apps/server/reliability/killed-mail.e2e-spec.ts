import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FaultProxy, headerOf, MailSink, ownControlDatabase, RestartableServer, until, type OwnControlDatabase, type TestClient } from '@meja/testing';
import { addMessage } from './writers.js';

const mails = 40;
const kills = 4;
const never = new Promise<never>(() => undefined);

/** A mail of somebody new, whose words nobody else uses. */
const mailOf = (name: string): Uint8Array =>
  Buffer.from([`From: ${name}@kund.example`, 'To: help@test.example', `Subject: ${name}`, `Message-ID: <${name}@kund.example>`, 'Content-Type: text/plain', '', `Words of ${name}`, ''].join('\r\n'));

describe('mail and a server that is killed', () => {
  let database: OwnControlDatabase;
  let sink: MailSink;
  let proxy: FaultProxy;
  let server: RestartableServer;
  let agent: TestClient;
  /** What the mail server does after the last dot of a mail. */
  let afterDot: 'accept' | 'stay silent' | 'break' = 'accept';

  beforeAll(async () => {
    database = await ownControlDatabase();
    sink = await MailSink.start({
      async beforeAccept() {
        if (afterDot === 'stay silent') await never;
        if (afterDot !== 'break') return;
        proxy.cut();
        await sleep(100);
      },
    });
    proxy = await FaultProxy.before(sink.url);
    const queue = { retryLimit: 20, retryDelay: 1, lostAfter: 10 };
    server = await RestartableServer.start({ main: join(import.meta.dirname, 'serve.mjs'), databaseUrl: database.url, settings: { smtpUrl: proxy.through(sink.url), queue } });
    agent = await server.as('agentA');
  });
  afterAll(async () => {
    await server?.stop();
    await proxy?.stop();
    await database?.drop();
    await sink?.stop();
  });

  const waiting = async () => (await server.rows(`select id from outbound_message where state in ('queued', 'sending')`)).length;
  /** Whoever was killed at it cannot renew its lease; the spec does not wait until it has run out. */
  const leasesRunOut = () => server.rows(`update outbound_message set lease_until = clock_timestamp() - interval '1 second' where state = 'sending'`);

  it('R02 makes one ticket of each mail and answers it once, wherever it was killed', async () => {
    const names = Array.from({ length: mails }, (_, index) => `r02-${index}`);
    const left = [...names];
    let taken = 0;
    const deliverer = async (): Promise<void> => {
      for (let name = left.shift(); name !== undefined; name = left.shift()) {
        // A mail server delivers again what was not taken.
        while (!(await server.deliver(mailOf(name)).catch(() => null))) await sleep(200);
        taken += 1;
      }
    };
    const delivered = Promise.all(Array.from({ length: 4 }, deliverer));
    for (let kill = 0; kill < kills; kill++) {
      await until(() => taken > kill * (mails / kills / 1.5), 'mails that were taken');
      await sleep(Math.random() * 150);
      await server.end('SIGKILL');
      await leasesRunOut();
      await server.startAgain();
    }
    await delivered;
    await until(async () => (await waiting()) === 0, 'every answer', 240_000);

    const tickets = await server.rows<{ subject: string; messages: number }>(`select subject, (select count(*)::int from message where ticket_id = ticket.id) as messages from ticket where subject like 'r02-%'`);
    expect(tickets.map(({ subject }) => subject).sort()).toEqual([...names].sort());
    expect(tickets.every(({ messages }) => messages === 1)).toBe(true);
    const rows = await server.rows<{ address: string; uncertain: boolean; state: string }>(`select recipient_address as address, uncertain, state from outbound_message where kind = 'acknowledgement'`);
    expect(rows.map(({ address, state }) => `${address} ${state}`).sort()).toEqual(names.map((name) => `${name}@kund.example sent`).sort());
    for (const { address, uncertain } of rows) {
      const arrived = sink.to(address);
      // Twice only where the process died between the mail server and the database, and then under one id.
      expect([address, arrived.length >= 1 && (arrived.length === 1 || uncertain)]).toEqual([address, true]);
      expect(new Set(arrived.map((mail) => headerOf(mail, 'message-id'))).size).toBe(1);
    }
  }, 900_000);

  it('R03 loses no mail whose sender died before it heard that it was taken, and says that it may have arrived twice', async () => {
    const receipt = await server.deliver(mailOf('r03'));
    if (receipt.outcome !== 'created') throw new Error(`The mail was ${receipt.outcome}.`);
    const { ticketId } = receipt;
    await until(() => sink.to('r03@kund.example').length === 1, 'the acknowledgement');
    const say = async (body: string) => {
      expect((await agent.must(addMessage, { input: { ticketId, visibility: 'PUBLIC', body } })).addMessage.__typename).toBe('Ticket');
    };
    const arrived = (words: string) => sink.to('r03@kund.example').filter(({ raw }) => raw.includes(words));
    const sent = async () => (await waiting()) === 0;

    afterDot = 'stay silent';
    for (const words of ['killed-one', 'killed-two']) await say(words);
    await until(() => arrived('killed-one').length === 1 && arrived('killed-two').length === 1, 'both, not yet confirmed');
    await server.end('SIGKILL');
    afterDot = 'accept';
    await leasesRunOut();
    await server.startAgain();
    await until(sent, 'both again', 240_000);

    afterDot = 'break';
    await say('broken-one');
    await until(() => arrived('broken-one').length === 1, 'one whose connection broke after the last dot');
    afterDot = 'accept';
    proxy.heal();
    await until(sent, 'it again', 240_000);
    await say('plain-one');
    await until(sent, 'a plain one');

    for (const words of ['killed-one', 'killed-two', 'broken-one']) {
      const [first, second, ...more] = arrived(words);
      expect([second?.raw === first?.raw, headerOf(second ?? { from: '', to: [], raw: '' }, 'message-id'), more]).toEqual([true, headerOf(first ?? { from: '', to: [], raw: '' }, 'message-id'), []]);
    }
    expect(arrived('plain-one')).toHaveLength(1);
    const { ticket } = await agent.must('query ($id: ID!) { ticket(id: $id) { timeline(first: 100) { edges { node { ... on Message { bodyText delivery { state uncertain } } } } } } }', { id: ticketId });
    const deliveries = ticket.timeline.edges.flatMap(({ node }: { node: { bodyText?: string; delivery?: object } }) => (node.delivery ? [{ said: node.bodyText, ...node.delivery }] : []));
    expect(deliveries).toEqual([
      { said: 'killed-one', state: 'SENT', uncertain: true },
      { said: 'killed-two', state: 'SENT', uncertain: true },
      { said: 'broken-one', state: 'SENT', uncertain: true },
      { said: 'plain-one', state: 'SENT', uncertain: false },
    ]);
  }, 900_000);
});
