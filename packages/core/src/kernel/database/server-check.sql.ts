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

/** The server is there, but lets this role not in, or not work, or the database belongs to something else. `commands` are for an administrator of it. */
export class RefusedByDatabase extends Error {
  constructor(readonly code: 'DATABASE_LOGIN_REFUSED' | 'DATABASE_NOT_ALLOWED' | 'DATABASE_FOREIGN', readonly params: { readonly address: string; readonly role: string; readonly commands: readonly string[] }) {
    super(`${code} ${params.role} at ${params.address}`);
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
    await checkOwnership(client, addresses);
  } finally {
    await client.end();
  }
}

async function createControl(addresses: DatabaseAddresses): Promise<void> {
  const client = await connect(addresses.named('postgres')).catch((error: { code?: string }) => {
    throw unreachable(addresses, error);
  });
  const name = quoted(addresses.controlName);
  try {
    await client.query(`create database ${name}`);
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === '42P04') return;
    if (code !== '42501') throw error;
    const role = quoted(client.user ?? '');
    throw new MayNotCreateDatabases(client.user ?? '', addresses.controlName, [`alter role ${role} createdb`, `create database ${name} owner ${role}`]);
  } finally {
    await client.end();
  }
}

/** It is empty or ours, and we may make tables in it. Checked before the first table, so that nothing of another program is touched. */
async function checkOwnership(client: pg.Client, addresses: DatabaseAddresses): Promise<void> {
  const { rows } = await client.query<{ isOurs: boolean; isForeign: boolean; mayCreate: boolean }>(
    `select to_regclass('public.control_migration') is not null as "isOurs", exists (select from pg_tables where schemaname = 'public') as "isForeign",
       has_schema_privilege('public', 'create') as "mayCreate"`,
  );
  const [found] = rows;
  if (!found || found.isOurs) return;
  const params = { address: addressOf(addresses), role: client.user ?? '', commands: [] };
  if (found.isForeign) throw new RefusedByDatabase('DATABASE_FOREIGN', params);
  const [name, role] = [quoted(addresses.controlName), quoted(client.user ?? '')];
  if (!found.mayCreate) throw new RefusedByDatabase('DATABASE_NOT_ALLOWED', { ...params, commands: [`alter database ${name} owner to ${role}`] });
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

function unreachable(addresses: DatabaseAddresses, { code, message }: { code?: string; message?: string }): Error {
  const role = decodeURIComponent(new URL(addresses.control).username);
  const [address, name] = [addressOf(addresses), quoted(addresses.controlName)];
  if (code === '28P01' || code === '28000') return new RefusedByDatabase('DATABASE_LOGIN_REFUSED', { address, role, commands: [] });
  if (code === '42501') return new RefusedByDatabase('DATABASE_NOT_ALLOWED', { address, role, commands: [`alter database ${name} owner to ${quoted(role)}`] });
  return new UnreachableDatabase(address, code ?? message ?? 'unknown');
}

function addressOf(addresses: DatabaseAddresses): string {
  const { hostname, port } = new URL(addresses.control);
  return `${hostname}:${port || '5432'}/${addresses.controlName}`;
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
