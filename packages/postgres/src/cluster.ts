import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Account, giveTo } from './account.js';
import type { Binaries } from './binaries.js';
import { generatePassword, readConnection, superuser, writeConnection } from './connection-file.js';
import { PostgresFailure } from './failure.js';
import { ended, launch } from './launch.js';
import { connectionFileName, type Layout } from './layout.js';
import { lastWords } from './log-file.js';
import { isAlive } from './postmaster-file.js';

export interface ClusterWish {
  readonly layout: Layout;
  readonly binaries: Binaries;
  readonly account: Account;
  readonly password: string | undefined;
  /** Port to remember until a start chooses another one. */
  readonly port: number;
  /** Tests that may lose everything need no fsync. */
  readonly durable: boolean;
}

/**
 * Makes sure that there is a cluster of our version. It is made beside its place and moved there when complete, so
 * that a kill in between leaves nothing that looks like data.
 */
export async function ensureCluster(wish: ClusterWish): Promise<void> {
  const { layout, account, binaries } = wish;
  sweepUnfinished(layout.dataDir);
  if (!existsSync(join(layout.cluster, 'PG_VERSION'))) return create(wish);
  const found = Number(readFileSync(join(layout.cluster, 'PG_VERSION'), 'utf8').trim());
  if (found !== binaries.major) throw new PostgresFailure('POSTGRES_OTHER_MAJOR', { dataDir: layout.dataDir, found, expected: binaries.major });
  if (!readConnection(layout.connectionFile)) throw new PostgresFailure('POSTGRES_PASSWORD_LOST', { file: layout.connectionFile });
  giveTo(account, layout.cluster);
}

async function create({ layout, binaries, account, password, port, durable }: ClusterWish): Promise<void> {
  assertSpace(layout.dataDir);
  const beside = mkdtempSync(join(layout.dataDir, `${unfinished}${process.pid}-`));
  const secret = password ?? generatePassword();
  const passwordFile = join(beside, 'password');
  writeFileSync(passwordFile, secret, { mode: 0o600 });
  giveTo(account, beside);
  const made = join(beside, 'cluster');
  const child = launch({
    command: binaries.initdb,
    args: ['-D', made, '-U', superuser, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8', '--locale-provider=icu', '--icu-locale=und', `--locale=${libcLocale}`, '--no-instructions', ...(durable ? [] : ['--no-sync'])],
    account,
    logFile: layout.logFile,
  });
  await ended(child);
  if (child.exitCode !== 0) {
    rmSync(beside, { recursive: true, force: true });
    throw whyNot(layout);
  }
  writeConnection(join(made, connectionFileName), { port, password: secret });
  moveIntoPlace(layout, made);
  rmSync(beside, { recursive: true, force: true });
}

/** The loser of two first starts throws its cluster away and uses the winner's. */
function moveIntoPlace(layout: Layout, made: string): void {
  try {
    renameSync(made, layout.cluster);
  } catch (error) {
    if (!existsSync(join(layout.cluster, 'PG_VERSION'))) throw error;
  }
}

function sweepUnfinished(dataDir: string): void {
  for (const name of readdirSync(dataDir)) {
    if (!name.startsWith(unfinished)) continue;
    const owner = Number(name.slice(unfinished.length).split('-')[0]);
    if (!isAlive(owner)) rmSync(join(dataDir, name), { recursive: true, force: true });
  }
}

/** The reason a PostgreSQL program gave in its log, as a failure of ours. */
export function whyNot(layout: Layout): PostgresFailure {
  const words = lastWords(layout.logFile);
  if (/No space left on device|Disk quota exceeded/.test(words)) return noSpace(layout.dataDir);
  if (/Permission denied|Read-only file system|wrong ownership/.test(words)) return new PostgresFailure('POSTGRES_NOT_WRITABLE', { dataDir: layout.dataDir });
  const lines = words.split('\n').filter((line) => line.trim() !== '');
  const reason = (lines.findLast((line) => /FATAL|PANIC|ERROR|error:/.test(line)) ?? lines.at(-1) ?? '').trim();
  return new PostgresFailure('POSTGRES_DID_NOT_START', { logFile: layout.logFile, reason });
}

export function assertSpace(dataDir: string): void {
  const { bavail, bsize } = statfsSync(dataDir);
  if (bavail * bsize < neededMb * 1024 * 1024) throw noSpace(dataDir);
}

function noSpace(dataDir: string): PostgresFailure {
  const { bavail, bsize } = statfsSync(dataDir);
  return new PostgresFailure('POSTGRES_NO_SPACE', { dataDir, freeMb: Math.floor((bavail * bsize) / 1024 / 1024), neededMb });
}

const unfinished = 'unfinished-';
/** An empty cluster takes 40 MB, its first write-ahead log 16 MB, a workspace 11 MB. */
const neededMb = 200;
const libcLocale = process.platform === 'linux' ? 'C.UTF-8' : 'C';
