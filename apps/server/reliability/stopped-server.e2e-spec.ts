import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ownControlDatabase, RestartableServer, heldMessage, heldMessages, until, type Answer, type OwnControlDatabase, type TestClient } from '@meja/testing';
import { expectHeard, expectStoredOnce } from './stored-once.js';
import { addMessage, Writers } from './writers.js';

const stops = 8;

describe('a server that is asked to stop', () => {
  let database: OwnControlDatabase;
  let server: RestartableServer;
  let writers: Writers;
  let agent: TestClient;

  beforeAll(async () => {
    database = await ownControlDatabase();
    server = await RestartableServer.start({ main: join(import.meta.dirname, 'serve.mjs'), databaseUrl: database.url, settings: { stopSeconds: 90, witness: { toAnythingMs: 60 }, queue: { retryLimit: 6, retryDelay: 1 } } });
    agent = await server.as('agentA');
  });
  afterAll(async () => {
    writers?.abandon();
    await server?.stop();
    await database?.drop();
  });

  it('R39 answers what is under way, sends subscribers elsewhere, gives its jobs back and ends with 0', async () => {
    writers = new Writers({ client: agent, departmentId: server.facts.people.departmentA, count: 6, pauseMs: 60 });
    await until(() => writers.messages.size > 0, 'the first message');
    const ticketId = [...writers.messages.values()][0] ?? '';
    let isStopping = false;
    const write = async (body: string, visibility: 'PUBLIC' | 'INTERNAL') => {
      const idempotencyKey = randomUUID();
      // Connections kept from before a restart may break on their first use; one that breaks while the server stops is the failure looked for.
      const send = (attempt = 1): Promise<Answer> =>
        agent.ask(addMessage, { input: { ticketId, visibility, body } }, { idempotencyKey }).catch(async (error: unknown) => {
          if (isStopping || attempt === 10) throw error;
          await sleep(100);
          return send(attempt + 1);
        });
      const answer = await send();
      expect([answer.status, answer.data?.addMessage.__typename]).toEqual([200, 'Ticket']);
      writers.messages.set(body, ticketId);
    };
    const stop = async () => {
      isStopping = true;
      // By itself and with everything finished: after `stopSeconds` it would have ended with 1.
      expect(await server.end('SIGTERM')).toEqual({ code: 0, signal: null });
      isStopping = false;
    };

    for (let round = 1; round < stops; round++) {
      const followed = agent.follow('subscription { ticketsChanged { tickets { id } } }');
      await followed.connected;
      const underWay = [1, 2].map(() => write(heldMessage(`message-${randomUUID()}`), 'PUBLIC'));
      await until(async () => (await server.rows<{ n: number }>(heldMessages))[0]?.n === 2, 'two requests that are under way');
      await Promise.all([stop(), ...underWay]);
      await until(() => followed.closed !== null, 'the end of the subscription');
      expect(followed.closed).toBe(1012);
      await server.startAgain(round === stops - 1 ? { witness: { toNotesMs: 3_600_000 } } : {});
    }
    // The last one has a listener that does not come to an end.
    await write(`message-${randomUUID()}`, 'INTERNAL');
    await until(async () => (await server.controlRows(`select from pgboss.job where state = 'active' and data->'input'->'facts'->>'visibility' = 'internal' and data->>'target' like 'witness/%'`)).length > 0, 'the long listener');
    await stop();
    await server.startAgain();

    await writers.finish();
    expect(writers.odd).toEqual([]);
    await expectStoredOnce(server, writers);
    await server.settle();
    await expectHeard(server);
  }, 1_200_000);
});
