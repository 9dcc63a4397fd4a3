import { join } from 'node:path';
import type { Configuration } from '@meja/core';
import { startPostgres, type PostgresCrash } from '@meja/postgres';

export interface OpenedDatabase {
  /** Of the control database. */
  readonly url: string;
  readonly embedded: boolean;
  stop(): Promise<void>;
}

/** The server of the configuration, or the embedded one: started, or joined when it runs already. */
export async function openDatabase({ databaseUrl, dataDir }: Pick<Configuration, 'databaseUrl' | 'dataDir'>, onCrash?: (crash: PostgresCrash) => void): Promise<OpenedDatabase> {
  if (databaseUrl !== null) return { url: databaseUrl, embedded: false, stop: async () => undefined };
  const settings = { max_connections: '200' };
  const server = await startPostgres({ dataDir: embeddedFolder(dataDir), database: 'meja', settings, ...(onCrash ? { onCrash } : {}) });
  return { url: server.url, embedded: true, stop: () => server.stop() };
}

export const embeddedFolder = (dataDir: string): string => join(dataDir, 'postgres');
