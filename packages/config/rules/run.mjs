// Runs every rule on the repository: node packages/config/rules/run.mjs [rule …]
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Tree } from './tree/tree.mjs';

/** Every rule of this folder: `{ name, check(tree) → [{ file, line, message }] }`. */
export async function rules() {
  const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.mjs') && !name.endsWith('.spec.mjs') && name !== 'run.mjs');
  return Promise.all(files.sort().map(async (file) => ({ name: file.replace('.mjs', ''), ...(await import(`./${file}`)).rule })));
}

async function main(root, only) {
  const tree = new Tree(root);
  let count = 0;
  for (const { name, check } of await rules()) {
    if (only.length > 0 && !only.includes(name)) continue;
    const violations = check(tree);
    console.log(`${violations.length === 0 ? 'ok    ' : 'FAILED'} ${name}`);
    for (const { file, line, message } of violations) console.log(`    ${file}:${line}\n        ${message}`);
    count += violations.length;
  }
  console.log(count === 0 ? 'No violation.' : `${count} violation${count === 1 ? '' : 's'}.`);
  process.exitCode = count === 0 ? 0 : 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main(join(import.meta.dirname, '../../..'), process.argv.slice(2));
