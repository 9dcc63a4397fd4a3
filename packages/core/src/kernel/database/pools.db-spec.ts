import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PoolShare } from './pool-share.js';
import { Pools, type WorkspacePool } from './pools.js';

const url = process.env['MEJA_TEST_DATABASE_URL'] ?? '';

describe('the pools of a node', () => {
  let pools: Pools;
  let open: WorkspacePool[];
  beforeEach(() => {
    pools = new Pools({ perWorkspace: 4, idlePerNode: 3, idleMs: 10_000 });
    open = [pools.create(url), pools.create(url)];
  });
  afterEach(() => Promise.all(open.map((pool) => pools.close(pool))));

  it('R04 outlive a connection that breaks while somebody has it and nobody listens', async () => {
    const [pool, other] = open as [WorkspacePool, WorkspacePool];
    const client = await pool.connect();
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    const ended = new Promise<void>((resolve) => client.once('end', resolve));
    await other.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
    await ended;
    await expect(client.query('select 1')).rejects.toThrow('not queryable');
    client.release();
    expect((await pool.query<{ n: number }>('select 1 as n')).rows).toEqual([{ n: 1 }]);
  });

  it.each([
    ['by a query', (pool: WorkspacePool) => pool.query('select pg_sleep(0.05)')],
    ['by hand', async (pool: WorkspacePool) => {
      const client = await pool.connect();
      await client.query('select pg_sleep(0.05)');
      client.release();
    }],
    ['by a callback', (pool: WorkspacePool) => new Promise<void>((resolve) => pool.connect((_error, client, release) => void client?.query('select pg_sleep(0.05)').then(() => resolve(release())))) ],
  ])('rest no more connections together than the node may, given back %s', async (_how, use) => {
    await Promise.all(open.flatMap((pool) => [1, 2, 3, 4].map(() => use(pool))));
    expect(pools.idle).toBe(3);
  });

  it('give those who come through a share no more connections than it has, in the order they came, and others the rest', async () => {
    const [pool] = open as [WorkspacePool];
    const share = new PoolShare(pool, 2);
    const held = await Promise.all([share.connect(), share.connect()]);
    const order: string[] = [];
    const late = Promise.all(['third', 'fourth'].map(async (name) => {
      const client = await share.connect();
      order.push(name);
      client.release();
    }));
    await Promise.all([1, 2, 3].map(() => pool.query('select 1')));
    expect(order).toEqual([]);
    for (const client of held) client.release();
    await late;
    expect(order).toEqual(['third', 'fourth']);
    await expect(share.query({ text: 'select nonsense' })).rejects.toThrow('nonsense');
    expect((await Promise.all([1, 2, 3].map(() => share.query<{ n: number }>({ text: 'select 1 as n' })))).map(({ rows }) => rows)).toEqual([[{ n: 1 }], [{ n: 1 }], [{ n: 1 }]]);
  });
});
