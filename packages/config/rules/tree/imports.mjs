/**
 * Every import, re-export, `import()` and `import('…')` type of a file, resolved to a file of the tree where it is ours.
 * `names` are the imported names, empty for everything.
 */
export function importsOf(tree, file) {
  const found = [];
  const add = (node, source, typeOnly) => {
    if (typeof source?.value === 'string') found.push({ specifier: source.value, target: resolve(tree, file, source.value), typeOnly, names: names(node.specifiers ?? []), line: file.line(node.start) });
  };
  for (const node of file.nodes('ImportDeclaration')) add(node, node.source, node.importKind === 'type' || onlyTypes(node.specifiers, 'importKind'));
  for (const node of file.nodes('ExportNamedDeclaration')) add(node, node.source, node.exportKind === 'type' || onlyTypes(node.specifiers, 'exportKind'));
  for (const node of file.nodes('ExportAllDeclaration')) add(node, node.source, node.exportKind === 'type');
  for (const node of file.nodes('ImportExpression')) add(node, node.source, false);
  for (const node of file.nodes('TSImportType')) add(node, node.source ?? node.argument?.literal, true);
  return found;
}

/** `@meja/core/kernel` → `@meja/core`; `node:http` and `pg/lib` → `node:http`, `pg`. */
export const packageName = (specifier) => specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');

const names = (specifiers) => specifiers.map(({ imported, local }) => (imported ?? local).name ?? '');
const onlyTypes = (specifiers, kind) => specifiers.length > 0 && specifiers.every((each) => each[kind] === 'type');

function resolve(tree, file, specifier) {
  if (specifier.startsWith('.')) return source(tree, join(file.path, specifier));
  const app = /^(apps\/[^/]+|packages\/ui)\//.exec(file.path);
  if (specifier.startsWith('@/') && app) return source(tree, `${app[1]}/src/${specifier.slice(2)}`);
  const ours = tree.packages.get(packageName(specifier));
  return ours ? exported(tree, ours, `.${specifier.slice(packageName(specifier).length)}`) : null;
}

/** A package's built file stands for the source it is built from. */
function exported(tree, { folder, manifest }, subpath) {
  const entry = manifest.exports?.[subpath];
  const path = (typeof entry === 'string' ? entry : (entry?.types ?? entry?.default))?.replace(/^\.\//, '');
  if (!path) return `${folder}/package.json`;
  const candidates = [path, path.replace(/^dist\//, 'src/'), path.replace(/^dist\//, '')];
  return candidates.map((each) => source(tree, `${folder}/${each}`)).find((each) => each !== null) ?? `${folder}/package.json`;
}

function source(tree, path) {
  const stem = path.replace(/\.js$/, '');
  return [path, `${stem}.ts`, `${stem}.vue`, `${stem}.mjs`, `${stem}/index.ts`].find((each) => tree.has(each)) ?? null;
}

function join(from, specifier) {
  const parts = from.split('/').slice(0, -1);
  for (const part of specifier.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}
