import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** A control database of its own for one suite; its workspaces are copies of a template all suites share. */
export interface OwnControlDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** `MEJA_TEST_DATABASE_URL` is set by the test run: a superuser of its PostgreSQL. */
export async function ownControlDatabase(): Promise<OwnControlDatabase> {
  const server = process.env['MEJA_TEST_DATABASE_URL'];
  if (!server) throw new Error('MEJA_TEST_DATABASE_URL is not set. Run this spec through `npx pnpm test <pattern>`.');
  const name = `t_${randomBytes(5).toString('hex')}`;
  await onServer(server, (client) => client.query(`create database ${name}`));
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    url: url.toString(),
    drop: () =>
      onServer(server, async (client) => {
        const { rows } = await client.query<{ datname: string }>(`select datname from pg_database where datname = $1 or datname like $2`, [name, `${name}\\_ws\\_%`]);
        for (const { datname } of rows) await client.query(`drop database if exists "${datname}" with (force)`);
      }),
  };
}

async function onServer(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
