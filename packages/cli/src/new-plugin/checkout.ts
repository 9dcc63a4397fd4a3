import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CommandFailure } from '../failure.js';
import { pluginList, serverManifest } from './wire.js';

/** The folder of the checkout that a person stands in, at its top or anywhere below. */
export function checkoutAround(cwd: string): string {
  let folder = cwd;
  while (!marks.every((mark) => existsSync(join(folder, mark)))) {
    if (dirname(folder) === folder) throw new CommandFailure('NOT_A_CHECKOUT', { folder: cwd });
    folder = dirname(folder);
  }
  return folder;
}

const marks = ['pnpm-workspace.yaml', pluginList, serverManifest];
