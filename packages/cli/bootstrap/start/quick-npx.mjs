// `npx pnpm …` looks for pnpm beside the other programs first; when it is not there, npx reads every installed package, which takes
// longer than Meja takes to start. So the pnpm that runs now leaves a link there for the next time.
import { existsSync, lstatSync, rmSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Best effort: without the link everything works as before, only slower. A link whose pnpm is gone is replaced. */
export function leavePnpm(root, env = process.env, platform = process.platform) {
  const pnpm = env.npm_execpath;
  const link = join(root, 'node_modules/.bin/pnpm');
  if (platform === 'win32' || !pnpm || basename(pnpm) !== 'pnpm' || existsSync(link) || !existsSync(pnpm)) return;
  try {
    if (lstatSync(link, { throwIfNoEntry: false })) rmSync(link);
    symlinkSync(pnpm, link);
  } catch (error) {
    if (!['EEXIST', 'EACCES', 'EROFS', 'EPERM'].includes(error.code)) throw error;
  }
}
