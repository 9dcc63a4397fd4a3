import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const { Client } = createRequire(join(import.meta.dirname, '../../postgres/package.json'))('pg');

describe('the PostgreSQL of a test run', () => {
  it('lets a spec create databases', async () => {
    const client = new Client({ connectionString: process.env.MEJA_TEST_DATABASE_URL });
    await client.connect();
    await client.query('create database config_spec');
    await client.query('drop database config_spec');
    const { rows } = await client.query("select current_setting('fsync') as fsync");
    await client.end();
    expect(rows).toEqual([{ fsync: 'off' }]);
  });
});
