import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ownControlDatabase, RestartableServer, signInAt, until, type OwnControlDatabase } from '@meja/testing';
import { expectHeard, expectStoredOnce } from './stored-once.js';
import { Writers } from './writers.js';

const kills = 12;

describe('a server that is killed', () => {
  let database: OwnControlDatabase;
  let server: RestartableServer;
  let writers: Writers;

  beforeAll(async () => {
    database = await ownControlDatabase();
    server = await RestartableServer.start({ main: join(import.meta.dirname, 'serve.mjs'), databaseUrl: database.url, settings: { queue: { retryLimit: 20, retryDelay: 1, lostAfter: 10 } } });
  });
  afterAll(async () => {
    writers?.abandon();
    await server?.stop();
    await database?.drop();
  });

  it('R01 has done exactly once what it acknowledged, however often its clients tried', async () => {
    writers = new Writers({ client: await server.as('agentA'), departmentId: server.facts.people.departmentA, count: 10, pauseMs: 40 });
    for (let kill = 0; kill < kills; kill++) {
      const before = writers.acknowledged;
      await until(() => writers.acknowledged > before + 5, 'acknowledged writes');
      await sleep(Math.random() * 250);
      await server.end('SIGKILL');
      await server.startAgain();
    }
    await writers.finish();
    expect(writers.odd).toEqual([]);
    expect(writers.retries).toBeGreaterThan(kills);
    await expectStoredOnce(server, writers);
    await server.settle();
    await expectHeard(server);
  }, 1_800_000);

  it('R31 has one effect for one key, whichever of its processes is asked', async () => {
    const beside = await server.startBeside({ role: 'api' });
    try {
      const agents = [await server.as('agentA'), await signInAt(beside.serving.address, 'agentA')] as const;
      const create = `mutation ($input: CreateTicketInput!) { createTicket(input: $input) { __typename ... on Ticket { id } ... on Failure { code } } }`;
      for (const subject of ['once-1', 'once-2', 'once-3']) {
        const input = { departmentId: server.facts.people.departmentA, subject, body: 'b', requesterEmail: 'ann@example.org' };
        const ask = (call: number) => (call % 2 ? agents[0] : agents[1]).must(create, { input }, { idempotencyKey: `key-${subject}` });
        const answers = (await Promise.all(Array.from({ length: 20 }, (_, call) => ask(call)))).map(({ createTicket }) => createTicket);
        const made = answers.filter(({ __typename }) => __typename === 'Ticket');
        expect(answers.filter(({ id, code }) => !id && code !== 'IN_PROGRESS')).toEqual([]);
        expect([(await ask(0)).createTicket.id, (await ask(1)).createTicket.id]).toEqual([made[0].id, made[0].id]);
        expect(new Set(made.map(({ id }) => id)).size).toBe(1);
        expect(await server.rows('select from ticket where subject = $1', [subject])).toHaveLength(1);
      }
    } finally {
      await beside.end('SIGTERM');
    }
  }, 600_000);
});
