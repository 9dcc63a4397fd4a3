import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** A role that may sign in and nothing else, on the server of the test run. */
export async function restrictedRole(): Promise<{ url: string; role: string }> {
  const server = serverUrl();
  const role = `meja_restricted_${randomBytes(6).toString('hex')}`;
  const client = new pg.Client({ connectionString: server.href });
  await client.connect();
  await client.query(`create role ${role} login password 'only-here' nocreatedb`);
  await client.end();
  server.username = role;
  server.password = 'only-here';
  server.pathname = `/${role}`;
  return { url: server.href, role };
}

/** A database of somebody else, in which a role of ours may do nothing. */
export async function othersDatabase(): Promise<{ url: string; role: string; name: string }> {
  const [{ url, role }, name] = [await restrictedRole(), `meja_others_${randomBytes(6).toString('hex')}`];
  await asked(serverUrl().href, `create database ${name}`);
  const address = new URL(url);
  address.pathname = `/${name}`;
  return { url: address.href, role, name };
}

/** A database in which another program keeps something. */
export async function foreignDatabaseUrl(): Promise<{ url: string; tables: () => Promise<string[]> }> {
  const [address, name] = [serverUrl(), `meja_foreign_${randomBytes(6).toString('hex')}`];
  await asked(address.href, `create database ${name}`);
  address.pathname = `/${name}`;
  await asked(address.href, 'create table customer (id int)');
  return { url: address.href, tables: async () => (await asked(address.href, `select tablename as name from pg_tables where schemaname = 'public'`)).map(({ name }) => String(name)) };
}

/** The column `value` of what is asked of a database. */
export const valuesIn = async (url: string, sql: string): Promise<string[]> => (await asked(url, sql)).map(({ value }) => String(value));

async function asked(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** An address for a control database that does not exist yet. */
export function freshDatabaseUrl(): string {
  const server = serverUrl();
  server.pathname = `/meja_${randomBytes(6).toString('hex')}`;
  return server.href;
}

const serverUrl = (): URL => new URL(process.env['MEJA_TEST_DATABASE_URL'] ?? '');
