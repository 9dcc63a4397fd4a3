import pg from 'pg';
import { MayNotCreateDatabases } from './creation.sql.js';
import type { DatabaseAddresses } from './addresses.js';

/** The server answers, but Meja does not work with it. */
export class UnsupportedServer extends Error {
  constructor(readonly version: string) {
    super(`PostgreSQL ${version} is not supported. Use 15, 16, 17 or 18.`);
  }
}

/** Nobody answers under the address, or nobody lets us in. */
export class UnreachableDatabase extends Error {
  constructor(readonly address: string, readonly reason: string) {
    super(`The database at ${address} cannot be reached: ${reason}`);
  }
}

/** Before anything else: the server is there, of a version we know, and the control database exists or can be made. */
export async function checkServer(addresses: DatabaseAddresses): Promise<void> {
  const client = await connect(addresses.control).catch((error: { code?: string }) => {
    if (error.code === '3D000') return null;
    throw unreachable(addresses, error);
  });
  if (!client) return createControl(addresses);
  try {
    const { rows } = await client.query<{ version: number; text: string }>(`select current_setting('server_version_num')::int as version, current_setting('server_version') as text`);
    const [found] = rows;
    if (!found || found.version < 150_000 || found.version >= 190_000) throw new UnsupportedServer(found?.text ?? 'unknown');
  } finally {
    await client.end();
  }
}

async function createControl(addresses: DatabaseAddresses): Promise<void> {
  const client = await connect(addresses.named('postgres')).catch((error: { code?: string }) => {
    throw unreachable(addresses, error);
  });
  const name = `"${addresses.controlName.replaceAll('"', '""')}"`;
  try {
    await client.query(`create database ${name}`);
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === '42P04') return;
    if (code !== '42501') throw error;
    const role = `"${(client.user ?? '').replaceAll('"', '""')}"`;
    throw new MayNotCreateDatabases(client.user ?? '', addresses.controlName, [`alter role ${role} createdb`, `create database ${name} owner ${role}`]);
  } finally {
    await client.end();
  }
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

function unreachable(addresses: DatabaseAddresses, error: { code?: string; message?: string }): UnreachableDatabase {
  const { hostname, port } = new URL(addresses.control);
  return new UnreachableDatabase(`${hostname}:${port || '5432'}/${addresses.controlName}`, error.code ?? error.message ?? 'unknown');
}
