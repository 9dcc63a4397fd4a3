import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { prepared, WorkspaceClient } from './workspace-client.js';

const url = process.env['MEJA_TEST_DATABASE_URL'] ?? '';

describe('a prepared statement', () => {
  let client: WorkspaceClient;
  let described: number;
  beforeEach(async () => {
    client = new WorkspaceClient(url);
    await client.connect();
    described = 0;
    client.connection.on('rowDescription', () => (described += 1));
    await client.query('create temp table leaf (id int primary key, name text, at timestamptz)');
    await client.query(`insert into leaf select n, 'leaf ' || n, '2026-11-22T09:00:00Z' from generate_series(1, 3) as n`);
  });
  afterEach(() => client.end());

  const leaves = async (least: number) => (await client.query<{ id: number; name: string | null; at: Date }>(prepared('select * from leaf where id >= $1 order by id', [least]))).rows;

  it('answers the same rows, of the same types, whether its columns are described or known', async () => {
    const first = await leaves(2);
    await client.query(`update leaf set name = null where id = 3`);
    const known = await Promise.all([leaves(2), leaves(4), leaves(3)]);
    expect(first).toEqual([2, 3].map((id) => ({ id, name: `leaf ${id}`, at: new Date('2026-11-22T09:00:00Z') })));
    expect(known).toEqual([[first[0], { ...first[1], name: null }], [], [{ ...first[1], name: null }]]);
    expect(known[0]?.[0]?.at).toBeInstanceOf(Date);
    expect(described).toBe(1);
  });

  it('is refused, and never read by columns that are no more, after a table changed', async () => {
    await leaves(1);
    await client.query('alter table leaf drop column name');
    await expect(leaves(1)).rejects.toThrow('cached plan must not change result type');
  });

  it('fails like any other once its columns are known, and the connection goes on', async () => {
    const tenth = async (by: number) => (await client.query<{ tenth: number }>(prepared('select 10 / $1::int as tenth', [by]))).rows;
    await tenth(2);
    await expect(tenth(0)).rejects.toMatchObject({ code: '22012', stack: expect.stringContaining('prepared-query.db-spec') });
    expect(await tenth(5)).toEqual([{ tenth: 2 }]);
  });

  it('may be one whose answer nobody waits for', async () => {
    await leaves(1);
    client.later('begin');
    client.later('select * from leaf where id >= $1 order by id', [1]);
    expect(await leaves(3)).toHaveLength(1);
    await client.query('commit');
    expect(await client.failure()).toBeNull();
  });
});
