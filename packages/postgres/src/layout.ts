import { join } from 'node:path';

export const connectionFileName = 'connection.json';

/** What lies where in the data folder of an embedded PostgreSQL. */
export interface Layout {
  readonly dataDir: string;
  /** What PostgreSQL itself calls its data directory. */
  readonly cluster: string;
  /** Port and password, 0600. Inside the cluster, so that the two can only exist together. */
  readonly connectionFile: string;
  readonly logFile: string;
}

export const layoutOf = (dataDir: string): Layout => ({
  dataDir,
  cluster: join(dataDir, 'cluster'),
  connectionFile: join(dataDir, 'cluster', connectionFileName),
  logFile: join(dataDir, 'postgres.log'),
});
