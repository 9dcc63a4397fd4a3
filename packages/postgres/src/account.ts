import { spawnSync } from 'node:child_process';
import { chownSync, lstatSync, readdirSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { PostgresFailure } from './failure.js';

/** Under which account PostgreSQL runs: the words put before its command, and who must own its files. */
export interface Account {
  readonly prefix: readonly string[];
  /** Null when files are simply those of this process. */
  readonly owner: { readonly uid: number; readonly gid: number } | null;
}

/**
 * PostgreSQL refuses uid 0. As root it runs in a user namespace, where root's files stay root's; where the system forbids
 * that, as an unprivileged account that keeps the right to pass closed folders, so that a 0700 home does not stop it.
 * A data folder of an ordinary user is always served as that user.
 */
export function chooseAccount(dataDir: string, binary: string): Account {
  if (process.getuid?.() !== 0) return isNamed() ? itself : [namespace, itself].find((account) => worksFor(account, dataDir, binary)) ?? itself;
  const { uid, gid } = lstatSync(dataDir);
  const candidates = uid === 0 ? [namespace, dropTo(nobody, nobody), plainDropTo(nobody, nobody)] : [dropTo(uid, gid), plainDropTo(uid, gid)];
  const found = candidates.find((account) => worksFor(account, dataDir, binary));
  if (!found) throw new PostgresFailure('POSTGRES_AS_ROOT', { dataDir });
  return found;
}

/** Hands a tree to the account; nothing happens when it is its owner already. */
export function giveTo(account: Account, path: string): void {
  const owner = process.getuid?.() === 0 ? (account.owner ?? { uid: 0, gid: 0 }) : null;
  if (!owner || lstatSync(path).uid === owner.uid) return;
  chownTree(path, owner);
}

function chownTree(path: string, owner: { uid: number; gid: number }): void {
  const stat = lstatSync(path);
  if (stat.isSymbolicLink()) return;
  if (stat.isDirectory()) for (const name of readdirSync(path)) chownTree(join(path, name), owner);
  chownSync(path, owner.uid, owner.gid);
}

/** In some containers the account has a number but no name, and initdb insists on a name. */
function isNamed(): boolean {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
}

const nobody = 65_534;
const itself: Account = { prefix: [], owner: null };
const namespace: Account = { prefix: ['unshare', '--user', `--map-user=${nobody}`, `--map-group=${nobody}`, '--'], owner: null };

function dropTo(uid: number, gid: number): Account {
  const caps = '+dac_override';
  return { prefix: ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', `--inh-caps=${caps}`, `--ambient-caps=${caps}`, '--'], owner: { uid, gid } };
}

/** Without the right to pass closed folders; enough where the folders are open. */
function plainDropTo(uid: number, gid: number): Account {
  return { prefix: ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', '--'], owner: { uid, gid } };
}

function worksFor({ prefix }: Account, dataDir: string, binary: string): boolean {
  const [program, ...args] = prefix;
  if (program === undefined) return true;
  return spawnSync(program, [...args, 'sh', '-c', 'cd "$1" && "$2" --version', 'sh', dataDir, binary], { stdio: 'ignore' }).status === 0;
}
