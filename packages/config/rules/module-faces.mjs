import { packageName } from './tree/imports.mjs';

/** A module is used through its index.ts or that of an aggregate, an aggregate through its index.ts by its own module too, a package by its name. A face names what it shows and shows no entity. */
export const rule = {
  check(tree) {
    return tree.scripts.flatMap((file) => [...deepImports(tree, file), ...(isFace(tree, file.path) ? entities(tree, file) : []), ...exportStars(file)].map((found) => ({ file: file.path, ...found })));
  },
};

const moduleOf = (path) => /^packages\/core\/src\/modules\/([^/]+)\//.exec(path)?.[1];
const homeOf = (path) => /^(packages|apps|plugins)\/[^/]+|^bench/.exec(path)?.[0];
const isFace = (tree, path) => /^packages\/core\/src\/modules\/[^/]+\/index\.ts$/.test(path) || (aggregateOf(tree, path) !== null && /^packages\/core\/src\/modules\/[^/]+\/[^/]+\/index\.ts$/.test(path));
/** A folder of a module with a contribution of its own. */
function aggregateOf(tree, path) {
  const [folder] = /^packages\/core\/src\/modules\/[^/]+\/[^/]+\//.exec(path) ?? [];
  if (!folder) return null;
  return tree.scripts.some((file) => file.path.startsWith(folder) && /^[^/]+\.contribution\.ts$/.test(file.path.slice(folder.length))) ? folder : null;
}

function deepImports(tree, file) {
  return tree.imports(file).flatMap(({ specifier, target, line }) => {
    const [here, there] = [moduleOf(file.path), target && moduleOf(target)];
    if (target && specifier.startsWith('.') && homeOf(target) !== homeOf(file.path)) return [{ line, message: `Import another package by its name, not by a path: ${specifier}.` }];
    if (packageName(specifier).startsWith('@meja/') && /\/(src|dist)\//.test(specifier)) return [{ line, message: `${specifier} is inside ${packageName(specifier)}. Import what its package.json exports.` }];
    if (file.isTest || !there) return [];
    const aggregate = aggregateOf(tree, target);
    if (aggregate && aggregate !== aggregateOf(tree, file.path) && !isFace(tree, target)) return [{ line, message: `${target} is inside an aggregate. Import from ${aggregate}index.ts, and export it there if it belongs to the face.` }];
    if (here !== there && !isFace(tree, target)) return [{ line, message: `${target} is inside module ${there}. Import from packages/core/src/modules/${there}/index.ts, and export it there if it belongs to the face.` }];
    return [];
  });
}

function entities(tree, file) {
  return tree
    .imports(file)
    .filter(({ target }) => target?.includes('/entities/'))
    .map(({ line }) => ({ line, message: 'No entity leaves its module. Hand out facts through a reader of the SDK instead.' }));
}

function exportStars(file) {
  return file.nodes('ExportAllDeclaration').map((node) => ({ line: file.line(node.start), message: 'Never `export *`: name what leaves the file, so that a review sees it.' }));
}
