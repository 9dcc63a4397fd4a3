import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startPostgres, type RunningPostgres } from '@meja/postgres';
import { RestartableServer, until } from '@meja/testing';
import { expectHeard, expectStoredOnce } from './stored-once.js';
import { Writers } from './writers.js';

const kills = 20;
const recoveryMs = 10_000;

describe('a PostgreSQL that is killed', () => {
  let folder: string;
  let postgres: RunningPostgres;
  let server: RestartableServer;
  let writers: Writers;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meja-killed-postgres-'));
    // As in production, but for max_connections: what was acknowledged must survive.
    postgres = await startPostgres({ dataDir: folder, database: 'meja' });
    server = await RestartableServer.start({ main: join(import.meta.dirname, 'serve.mjs'), databaseUrl: postgres.url, settings: { queue: { retryLimit: 20, retryDelay: 1, lostAfter: 10 } } });
  });
  afterAll(async () => {
    writers?.abandon();
    await server?.stop();
    await postgres?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('R04 loses nothing that was acknowledged, and the server recovers with it', async () => {
    const agent = await server.as('agentA');
    const followed = agent.follow('subscription { ticketsChanged { tickets { id } } }');
    await followed.connected;
    // Ten writers that pause 200 ms: 50 writes a second when nothing is broken.
    writers = new Writers({ client: agent, departmentId: server.facts.people.departmentA, count: 10, pauseMs: 200 });
    for (let kill = 0; kill < kills; kill++) {
      const before = writers.acknowledged;
      await until(() => writers.acknowledged > before + 10, 'acknowledged writes');
      await sleep(Math.random() * 200);
      await killPostmaster();
      const [silent, refusals] = [writers.acknowledged, writers.retries];
      await until(() => writers.acknowledged > silent, 'an acknowledged write after the kill');
      expect(writers.retries - refusals).toBeLessThan(writers.refusalsWithin(recoveryMs));
    }
    const heard = followed.events.length;
    await until(() => followed.events.length > heard, 'the subscription after the last kill');
    await writers.finish();
    expect(server.isAlive).toBe(true);
    expect({ odd: writers.odd, log: writers.odd.length > 0 ? server.log : '' }).toEqual({ odd: [], log: '' });
    await expectStoredOnce(server, writers);
    await server.settle();
    await expectHeard(server);
    await expectSound();
    await followed.stop();
  }, 1_800_000);

  /** Resolves when whoever started it has started it again. */
  async function killPostmaster(): Promise<void> {
    const killed = await postmaster();
    process.kill(killed, 'SIGKILL');
    await until(async () => (await postmaster()) !== killed && server.controlRows('select 1').then(() => true, () => false), 'PostgreSQL', 300_000);
  }

  async function postmaster(): Promise<number> {
    const [pid] = (await readFile(join(folder, 'cluster', 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
    return Number(pid);
  }

  /** Every index agrees with its table, every row can be read. */
  async function expectSound(): Promise<void> {
    for (const rows of [server.rows.bind(server), server.controlRows.bind(server)]) {
      await rows('create extension if not exists amcheck');
      const [checked] = await rows<{ n: number }>(`select count(bt_index_check(c.oid, true))::int as n from pg_class c join pg_am on pg_am.oid = c.relam where amname = 'btree' and c.relkind = 'i' and c.relpersistence = 'p'`);
      expect(checked?.n).toBeGreaterThan(20);
      const corrupt = await rows(`select c.oid::regclass::text as table, v.* from pg_class c, lateral verify_heapam(c.oid) v where c.relkind in ('r', 'm') and c.relpersistence = 'p'`);
      expect(corrupt).toEqual([]);
    }
  }
});
