// What must be in order before a build: the Node of this repository, room on the disk, a complete installation.
import { existsSync, readdirSync, readFileSync, statfsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Stopped } from '../texts.mjs';

export function assertNode(say, version = process.versions.node) {
  if (Number(version.split('.')[0]) < 24) throw new Stopped(say('node', { version }));
}

/** Room for the build and a first database. */
export function assertSpace(root, say, neededMb = 500) {
  const { bavail, bsize } = statfsSync(root);
  const freeMb = Math.floor((bavail * bsize) / 1024 / 1024);
  if (freeMb < neededMb) throw new Stopped(say('space', { root, freeMb, neededMb }));
}

/** Every package finds each of its dependencies: an install that was cut off leaves gaps that look like bugs later. */
export function assertInstalled(root, say) {
  const missing = firstMissing(root);
  if (missing) throw new Stopped(say('install', { missing: relative(root, missing) }));
}

function firstMissing(root) {
  for (const folder of [root, ...workspacePackages(root)]) {
    const { dependencies = {}, devDependencies = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    for (const name of Object.keys({ ...dependencies, ...devDependencies })) {
      const manifest = join(folder, 'node_modules', name, 'package.json');
      if (!existsSync(manifest)) return manifest;
    }
  }
  return ['node', 'turbo', 'tsc'].map((name) => join(root, 'node_modules/.bin', name)).find((file) => !existsSync(file)) ?? null;
}

export function workspacePackages(root) {
  return ['apps', 'packages', 'plugins'].flatMap((group) => {
    const folder = join(root, group);
    if (!existsSync(folder)) return [];
    return readdirSync(folder).map((name) => join(folder, name)).filter((path) => existsSync(join(path, 'package.json')));
  });
}
