import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readConnection, urlOf } from './connection-file.js';
import { PostgresFailure } from './failure.js';
import { layoutOf } from './layout.js';
import { disownPostmaster, isAlive, isPostmasterOf, readPostmaster } from './postmaster-file.js';
import { dataDirectoryOf } from './probe.sql.js';

export interface FoundPostgres {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
}

/** The PostgreSQL that runs on this data folder, started by whomever; null when none does. */
export async function findPostgres(dataDir: string, database = 'postgres'): Promise<FoundPostgres | null> {
  const { cluster, connectionFile } = layoutOf(resolve(dataDir));
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const postmaster = readPostmaster(cluster);
    if (!postmaster || !isAlive(postmaster.pid)) return null;
    if (!isPostmasterOf(cluster, postmaster.pid)) {
      disownPostmaster(cluster);
      return null;
    }
    const connection = readConnection(connectionFile);
    if (!connection) throw new PostgresFailure('POSTGRES_PASSWORD_LOST', { file: connectionFile });
    const reachable = { port: postmaster.port, password: connection.password };
    if (postmaster.ready) {
      const answered = await dataDirectoryOf(urlOf(reachable, 'postgres'));
      if (answered !== null && realpathSync(answered) === realpathSync(cluster)) return { url: urlOf(reachable, database), port: postmaster.port, pid: postmaster.pid };
    }
    if (Date.now() > deadline) throw new PostgresFailure('POSTGRES_UNREACHABLE', { dataDir, pid: postmaster.pid });
    await sleep(100); // it starts or stops at this moment
  }
}

const patienceMs = 20_000;
