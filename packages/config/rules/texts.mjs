import { parse } from '@vue/compiler-sfc';

/** What people read comes from the locale files, and every key a page asks for is there. */
export const rule = {
  check(tree) {
    return tree.sources.filter(({ path }) => isPage.test(path)).flatMap((file) => [...literals(file), ...unknownKeys(tree, file)].map((found) => ({ file: file.path, ...found })));
  },
};

const isPage = /^(apps\/(web|portal|widget)\/src|packages\/ui\/src|plugins\/[^/]+\/web)\//;
const readAloud = new Set(['aria-label', 'aria-description', 'aria-roledescription', 'alt', 'placeholder', 'title', 'label']);
/** Words, but for the name of the product. */
const words = /(?!\bMeja\b)\b\p{L}{2,}/u;

function literals(file) {
  if (!file.path.endsWith('.vue')) return [];
  const { descriptor } = parse(file.text, { filename: file.path });
  const found = [];
  const visit = (node) => {
    if (node.type === nodeTypes.text && words.test(node.content)) found.push({ node, text: node.content.trim() });
    if (node.tag === 'kbd' || node.tag === 'code') return;
    for (const prop of node.props ?? []) if (prop.type === nodeTypes.attribute && readAloud.has(prop.name) && words.test(prop.value?.content ?? '')) found.push({ node: prop, text: prop.value.content });
    (node.children ?? []).forEach(visit);
  };
  if (descriptor.template?.ast) visit(descriptor.template.ast);
  return found.map(({ node, text }) => ({ line: node.loc.start.line, message: `"${text.slice(0, 40)}" stands in the page itself. Put it into the locale files (en, id, pl, sv) and ask for it by key.` }));
}

const nodeTypes = { text: 2, attribute: 6 };

/** Keys written out in full; those put together at run time are for the tests of the page. */
function unknownKeys(tree, file) {
  const keys = keysOf(tree, /^[^/]+\/[^/]+\//.exec(file.path)[0]);
  if (keys.size === 0) return [];
  return [...file.text.matchAll(/(?<![\w.])\$?t\(\s*'([\w-]+(?:\.[\w-]+)+)'/g)]
    .filter(([, key]) => !keys.has(key))
    .map(({ index, 1: key }) => ({ line: file.line(index), message: `There is no text "${key}". Add it to the locale files (en, id, pl, sv).` }));
}

const known = new WeakMap();

function keysOf(tree, home) {
  if (!known.has(tree)) known.set(tree, new Map());
  const byHome = known.get(tree);
  if (!byHome.has(home)) {
    const files = tree.files.filter(({ path }) => path.startsWith(home) && path.endsWith('/locales/en.json'));
    byHome.set(home, new Set(files.flatMap((file) => namesOf(JSON.parse(file.text)))));
  }
  return byHome.get(home);
}

/** A group counts as a key too: the forms of a plural are one. */
const namesOf = (nested, path = []) => Object.entries(nested).flatMap(([name, value]) => [[...path, name].join('.'), ...(typeof value === 'object' ? namesOf(value, [...path, name]) : [])]);
