import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { packageName } from './tree/imports.mjs';

/** Everything an installation runs may be used, changed and sold by whoever forks it. Tools of the build do not travel. */
export const rule = {
  check(tree) {
    const seen = new Map();
    const found = [];
    for (const { folder, manifest } of tree.packages.values()) {
      if (toolsOnly.has(folder)) continue;
      for (const name of shipped(tree, folder, manifest)) found.push(...walk({ name, from: join(tree.root, folder), by: `${folder}/package.json`, seen }));
    }
    return found;
  },
};

const toolsOnly = new Set(['packages/config', 'packages/testing', 'packages/schema', 'bench', 'docs']);

const allowed = new Set(['MIT', 'MIT-0', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'ISC', 'BlueOak-1.0.0', 'CC0-1.0', 'Unlicense', 'Zlib', 'Python-2.0', 'PostgreSQL']);

/** Looked at by hand. */
const exceptions = [
  { name: /^@fontsource(-variable)?\//, licence: 'OFL-1.1', reason: 'fonts; the licence lets a product carry them' },
  { name: /^dompurify$/, licence: '(MPL-2.0 OR Apache-2.0)', reason: 'used under Apache-2.0' },
];

/** What runs: `dependencies`, and what the sources of a bundled page import although it stands under `devDependencies`. */
function shipped(tree, folder, manifest) {
  const bundled = new Set();
  for (const file of tree.sources.filter(({ path }) => path.startsWith(`${folder}/src/`) || path.startsWith(`${folder}/web/`))) {
    for (const { specifier, typeOnly } of tree.imports(file)) if (!typeOnly) bundled.add(packageName(specifier));
  }
  const development = Object.keys(manifest.devDependencies ?? {}).filter((name) => bundled.has(name));
  return [...Object.keys(manifest.dependencies ?? {}), ...development].filter((name) => !name.startsWith('@meja/'));
}

function walk({ name, from, by, seen, optional = false }) {
  const folder = find(from, name);
  if (!folder) return optional ? [] : [{ file: by, line: 1, message: `${name} is not installed, so its licence is unknown. Run npx pnpm install.` }];
  if (seen.has(folder)) return [];
  seen.set(folder, name);
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const licence = licenceOf(manifest);
  const fine = accepted(licence) || exceptions.some((each) => each.name.test(name) && each.licence === licence);
  const found = fine ? [] : [{ file: by, line: 1, message: `${name}@${manifest.version} has the licence ${licence}. Choose another package, or add it with a reason to the exceptions of packages/config/rules/licences.mjs.` }];
  const next = (names, may) => names.forEach((each) => found.push(...walk({ name: each, from: folder, by, seen, optional: may })));
  next(Object.keys(manifest.dependencies ?? {}).filter((each) => !(each in (manifest.optionalDependencies ?? {}))), false);
  next([...Object.keys(manifest.optionalDependencies ?? {}), ...Object.keys(manifest.peerDependencies ?? {}).filter((each) => !manifest.peerDependenciesMeta?.[each]?.optional)], true);
  return found;
}

/** As Node looks: in node_modules here and in every folder above. */
function find(from, name) {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json'))) return realpathSync(candidate);
    if (folder === dirname(folder)) return null;
  }
}

const licenceOf = ({ license, licenses }) => license?.type ?? license ?? licenses?.map((each) => each.type ?? each).join(' OR ') ?? 'unknown';
const accepted = (expression) => expression.replace(/[()]/g, '').split(' OR ').some((choice) => choice.split(' AND ').every((each) => allowed.has(each.trim())));
