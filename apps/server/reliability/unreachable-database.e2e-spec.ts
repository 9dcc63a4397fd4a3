import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FaultProxy, ownControlDatabase, RestartableServer, until, type OwnControlDatabase } from '@meja/testing';
import { expectHeard, expectStoredOnce } from './stored-once.js';
import { Writers } from './writers.js';

const recoveryMs = 10_000;

describe('a server whose database cannot be reached', () => {
  let database: OwnControlDatabase;
  let proxy: FaultProxy;
  let server: RestartableServer;
  let writers: Writers;

  beforeAll(async () => {
    database = await ownControlDatabase();
    proxy = await FaultProxy.before(database.url);
    server = await RestartableServer.start({ main: join(import.meta.dirname, 'serve.mjs'), databaseUrl: proxy.through(database.url), directUrl: database.url, settings: { queue: { retryLimit: 20, retryDelay: 1, lostAfter: 10 } } });
  });
  afterAll(async () => {
    writers?.abandon();
    await server?.stop();
    await proxy?.stop();
    await database?.drop();
  });

  it('R05 says so at once, and works again by itself', async () => {
    const agent = await server.as('agentA');
    const health = async () => Promise.all(['/health/live', '/health/ready'].map(async (path) => (await agent.fetch(path)).status));
    const followed = agent.follow('subscription { ticketsChanged { tickets { id } } }');
    await followed.connected;
    expect(await health()).toEqual([200, 200]);
    writers = new Writers({ client: agent, departmentId: server.facts.people.departmentA, count: 4, pauseMs: 50 });
    for (let fault = 0; fault < 3; fault++) {
      const before = writers.acknowledged;
      await until(() => writers.acknowledged > before + 5, 'some acknowledged writes');
      const refusals = writers.retries;
      proxy.cut();
      // Answered while the database is away: nobody waits until it comes back.
      const refused = await agent.ask('{ queue(view: OPEN) { edges { node { id } } } }');
      expect([refused.status, refused.errors[0]?.extensions['code']]).toEqual([503, 'UNAVAILABLE']);
      expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(2);
      expect(await health()).toEqual([200, 503]);
      await until(() => writers.retries > refusals + 12, 'refused writes');
      const [silent, refusedBefore] = [writers.acknowledged, writers.retries];
      proxy.heal();
      await until(() => writers.acknowledged > silent + 5, 'writes after the fault');
      expect(writers.retries - refusedBefore).toBeLessThan(writers.refusalsWithin(recoveryMs));
      await until(async () => (await health()).join() === '200,200', 'good health');
      const heard = followed.events.length;
      await until(() => followed.events.length > heard, 'the subscription after the fault');
    }
    await writers.finish();
    expect(writers.odd).toEqual([]);
    expect(server.isAlive).toBe(true);
    await expectStoredOnce(server, writers);
    await server.settle();
    await expectHeard(server);
    await followed.stop();

    // What was not stored was not taken: the mail server brings it again, once more than needed.
    const bytes = Buffer.from(['From: r05@kund.example', 'To: help@test.example', 'Subject: r05', 'Message-ID: <r05@kund.example>', '', 'Words of r05', ''].join('\r\n'));
    const taken = () => server.deliver(bytes).then(({ outcome }) => outcome, () => 'not taken');
    proxy.cut();
    expect(await taken()).toBe('not taken');
    proxy.heal();
    const outcomes = new Set<string>();
    await until(async () => (outcomes.add(await taken()), outcomes.has('duplicate')), 'the mail twice');
    expect([...outcomes].filter((outcome) => outcome !== 'not taken')).toEqual(['created', 'duplicate']);
    expect(await server.rows(`select body_text from message where sender_address = 'r05@kund.example'`)).toEqual([{ body_text: 'Words of r05' }]);
  }, 900_000);
});
