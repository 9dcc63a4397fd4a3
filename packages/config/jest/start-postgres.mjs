import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '@meja/postgres';

/** One PostgreSQL for the whole run; every suite makes its own databases in it. MEJA_TEST_DATABASE_URL names another server to use. */
export default async function start() {
  if (process.env.MEJA_TEST_DATABASE_URL) return;
  const dataDir = await mkdtemp(join(tmpdir(), 'meja-test-postgres-'));
  // Also when the run is broken off and nobody stops it; the server itself ends with this process.
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));
  process.once('exit', () => rmSync(dataDir, { recursive: true, force: true }));
  // A test database need not survive a power cut.
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200', max_wal_size: '4GB' };
  const postgres = await startPostgres({ dataDir, settings });
  process.env.MEJA_TEST_DATABASE_URL = postgres.url;
  globalThis.mejaTestPostgres = { postgres, dataDir };
}
