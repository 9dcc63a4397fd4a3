import { Client } from 'pg';
import { systemCode } from './failure.js';

/** The data directory of the server that answers, or null when none answers to this address and password. */
export async function dataDirectoryOf(url: string): Promise<string | null> {
  const client = open(url);
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('show data_directory');
    return rows[0]?.data_directory ?? null;
  } catch {
    return null; // whatever answers there is not ours
  } finally {
    await close(client);
  }
}

export async function ensureDatabase(url: string, name: string): Promise<void> {
  const client = open(url);
  try {
    await client.connect();
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  } catch (error) {
    if (!duplicate.has(systemCode(error) ?? '')) throw error;
  } finally {
    await close(client);
  }
}

/** Two starts at once may both want to create it. */
const duplicate = new Set(['42P04', '23505']);

function open(url: string): Client {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined); // the query in flight reports it
  return client;
}

async function close(client: Client): Promise<void> {
  await client.end().catch(() => undefined); // the connection may be broken already
}
