import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import type { Account } from './account.js';

export interface Launch {
  readonly command: string;
  readonly args: readonly string[];
  readonly account: Account;
  readonly logFile: string;
}

/**
 * Starts a program that cannot outlive this process, however this process ends: a pipe from here closes with it, and a
 * watcher that reads the pipe then interrupts the program. Its own session keeps Ctrl-C of the terminal away from it.
 */
export function launch({ command, args, account, logFile }: Launch): ChildProcess {
  const log = openSync(logFile, 'a', 0o600);
  const env = { ...process.env, LC_ALL: 'C' };
  try {
    if (process.platform === 'win32') return launchOnWindows(command, args, log);
    const child = spawn('sh', ['-c', script, 'sh', ...account.prefix, command, ...args], { stdio: ['ignore', log, log, 'pipe'], detached: true, env });
    const pipe = child.stdio[3];
    // `done` sends the watcher home: it must not interrupt a stranger who got the number later.
    if (pipe && 'write' in pipe) {
      pipe.on('error', () => undefined);
      child.once('exit', () => pipe.end('done\n'));
    }
    return child;
  } finally {
    closeSync(log);
  }
}

/** Resolves when the child has ended; at once when it ended before. */
export function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => child.once('exit', () => resolve()));
}

// `$$` stays the number of the outer shell, which becomes the program by exec. The watcher is nobody's child, so that
// the postmaster never waits for a process it does not know.
const script = '( ( trap "" INT HUP TERM; IFS= read -r word <&3 || kill -INT $$ ) >/dev/null 2>&1 & )\nexec "$@" 3<&-';

function launchOnWindows(command: string, args: readonly string[], log: number): ChildProcess {
  const child = spawn(command, [...args], { stdio: ['ignore', log, log], windowsHide: true });
  const kill = (): void => void child.kill();
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  return child;
}
