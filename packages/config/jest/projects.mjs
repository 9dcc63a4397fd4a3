import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { kinds, preset } from '../jest.preset.mjs';

/** Every package, app and plugin that has specs, and the bench, once per kind of spec it has. */
export function projects(root) {
  const groups = ['packages', 'apps', 'plugins'].flatMap((group) => folders(join(root, group)).map((name) => join(root, group, name)));
  return [...groups, join(root, 'bench')].filter((rootDir) => existsSync(rootDir)).flatMap((rootDir) => {
    const [name, specs] = [basename(rootDir), specsUnder(rootDir)];
    return Object.keys(kinds)
      .filter((kind) => specs.some((file) => kinds[kind].suffixes.some((suffix) => file.endsWith(`.${suffix}.ts`) || file.endsWith(`.${suffix}.mjs`))))
      .map((kind) => preset({ displayName: kind === 'unit' ? name : `${name}:${kind}`, rootDir, kind }));
  });
}

const folders = (path) => readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);

const skipped = new Set(['node_modules', 'dist', '.data', '.turbo', 'generated']);

function specsUnder(path) {
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : specsUnder(join(path, entry.name));
    return /spec\.(ts|mjs)$/.test(entry.name) ? [entry.name] : [];
  });
}
