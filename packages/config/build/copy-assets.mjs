// Run in a package's folder after tsc: what tsc leaves behind (*.graphql, *.json, *.tpl) goes to the matching place in dist/.
import { cpSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** `src/x` is built to `dist/x`, `server/x` of a plugin to `dist/server/x`. Spec fixtures stay. Returns how many files were copied. */
export function copyAssets(folder) {
  return copyTree(join(folder, 'src'), join(folder, 'dist')) + copyTree(join(folder, 'server'), join(folder, 'dist/server'));
}

const fixtures = /^(fixtures|testing|node_modules)$|spec\.json$|^tsconfig.*\.json$/;

function copyTree(from, to) {
  if (!existsSync(from)) return 0;
  let copied = 0;
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (fixtures.test(entry.name)) continue;
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) copied += copyTree(source, target);
    else if (/\.(graphql|json|tpl)$/.test(entry.name)) {
      cpSync(source, target);
      copied += 1;
    }
  }
  return copied;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) copyAssets(process.cwd());
