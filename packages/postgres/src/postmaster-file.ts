import { execFileSync } from 'node:child_process';
import { readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { systemCode } from './failure.js';

export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly ready: boolean;
}

/** What `postmaster.pid` says; its lines are fixed by PostgreSQL (pid, folder, start, port, socket, address, shared memory, status). */
export function readPostmaster(cluster: string): Postmaster | null {
  let lines: string[];
  try {
    lines = readFileSync(fileOf(cluster), 'utf8').split('\n');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  return { pid, port: Number(lines[3] ?? 0), ready: lines[7]?.trim() === 'ready' };
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
}

/** Whether this process is the PostgreSQL of this cluster: after a restart of the machine its number may belong to somebody else. */
export function isPostmasterOf(cluster: string, pid: number): boolean {
  try {
    if (process.platform !== 'linux') return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).includes(cluster);
    const [program = '', ...args] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    const folder = args[args.indexOf('-D') + 1];
    return basename(program) === 'postgres' && folder !== undefined && realpathSync(folder) === realpathSync(cluster);
  } catch {
    return false; // it ended while we looked
  }
}

/**
 * Gives a leftover file a process number that nobody can have. PostgreSQL refuses to start as long as *any* process has the
 * number in it; the rest of the file stays, because it names the shared memory that surviving backends may still use.
 */
export function disownPostmaster(cluster: string): void {
  const lines = readFileSync(fileOf(cluster), 'utf8').split('\n');
  writeFileSync(fileOf(cluster), [String(nobody), ...lines.slice(1)].join('\n'));
}

const fileOf = (cluster: string): string => join(cluster, 'postmaster.pid');
/** Above the largest process number of any supported system (Linux: 4,194,304). */
const nobody = 4_194_305;
