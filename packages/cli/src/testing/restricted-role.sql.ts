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

/** An address for a control database that does not exist yet. */
export function freshDatabaseUrl(): string {
  const server = serverUrl();
  server.pathname = `/meja_${randomBytes(6).toString('hex')}`;
  return server.href;
}

const serverUrl = (): URL => new URL(process.env['MEJA_TEST_DATABASE_URL'] ?? '');
