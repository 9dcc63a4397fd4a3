/** What does not fit on a few screens is two things. */
export const rule = {
  check(tree) {
    return [...tree.files.filter(({ path }) => !path.endsWith('.json')).flatMap(tooLong), ...tree.scripts.filter((file) => !file.path.endsWith('.d.ts')).flatMap((file) => [...constructors(file), ...functions(file)]), ...modules(tree)];
  },
};

const limits = [
  { is: ({ path }) => /[.-]spec\.(ts|mjs)$/.test(path), lines: 400, remedy: 'Split the spec by what it tells.' },
  { is: ({ path }) => path.endsWith('.vue'), lines: 250, remedy: 'Take a part out as a component, or the logic out as a composable.' },
  { is: ({ path }) => /\/entities\/[^/]+\.ts$/.test(path), lines: 150, remedy: 'An entity is one table and what must stay true of a row; move the rest to a command or a reader.' },
  { is: ({ path }) => /^packages\/core\/src\/modules\/[^/]+\/README\.md$/.test(path), lines: 40, remedy: 'Say what the module owns, its invariants and its events; the rest belongs into docs.' },
  { is: ({ path }) => path === 'apps/server/main.ts' || path === 'apps/server/src/main.ts', lines: 40, remedy: 'The process only composes, configures and starts.' },
  { is: ({ isScript }) => isScript, lines: 300, remedy: 'Take one idea out into a file of its own.' },
];

function tooLong(file) {
  const limit = limits.find(({ is }) => is(file));
  if (!limit || file.lineCount <= limit.lines) return [];
  return [{ file: file.path, line: limit.lines + 1, message: `${file.lineCount} lines, at most ${limit.lines}. ${limit.remedy}` }];
}

function constructors(file) {
  return file
    .nodes('MethodDefinition')
    .filter(({ kind, value }) => kind === 'constructor' && value.params.length > 7)
    .map((node) => ({ file: file.path, line: file.line(node.start), message: `The constructor takes ${node.value.params.length} parts, at most 7. The class does two things: split it.` }));
}

const functionTypes = ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression', 'TSAbstractMethodDefinition'];
const maxLines = 60;

function functions(file) {
  return file.nodes(...functionTypes).flatMap((node) => {
    const { parent } = node;
    const line = file.line(node.start);
    const lines = file.line(node.end) - line + 1;
    const isConstructor = parent.kind === 'constructor';
    const params = node.params ?? node.value?.params ?? [];
    const counted = params.slice(params.findIndex(isContext) + 1).filter(({ name }) => name !== 'this');
    const found = [];
    if (!isConstructor && counted.length > 3 && !file.isTest && isOurs(node)) found.push(`${counted.length} parameters${params.some(isContext) ? ' after ctx' : ''}, at most 3. Take one object with named parts.`);
    if (lines > maxLines && !file.isTest && !isFactory(node) && !file.path.includes('/migrations/')) found.push(`${lines} lines in one function, at most ${maxLines}. Give its steps names of their own.`);
    if (file.path.endsWith('.resolver.ts') && parent.type === 'MethodDefinition' && parent.decorators.length > 0 && lines > 15) found.push(`${lines} lines in one field, at most 15. A resolver calls a command or a reader; move the work there.`);
    return found.map((message) => ({ file: file.path, line, message }));
  });
}

const isContext = (param) => param?.name === 'ctx' || param?.typeAnnotation?.typeAnnotation?.typeName?.name === 'RequestContext';
/** Named by us; the signature of a callback or of a property was decided by somebody else. */
const isOurs = ({ type, parent }) => type === 'FunctionDeclaration' || type === 'TSAbstractMethodDefinition' || ['MethodDefinition', 'VariableDeclarator'].includes(parent.type);
const isCallback = (node) => node.parent.type === 'CallExpression' && node.parent.arguments.includes(node);
/** `defineStore('x', () => { … })` and its like: a module in the form of a function. */
const isFactory = (node) => isCallback(node) && /^(define|create)[A-Z]/.test(node.parent.callee.name ?? '');

/** Over 40 files a module splits into aggregates of the same shape, each a folder with an index of its own. */
function modules(tree) {
  const counts = new Map();
  for (const { path } of tree.sources) {
    const [module] = /^packages\/core\/src\/modules\/[^/]+/.exec(path) ?? [];
    if (!module || /\/(migrations|locales)\//.test(path)) continue;
    const inner = `${module}/${path.slice(module.length + 1).split('/')[0]}`;
    const home = tree.has(`${inner}/index.ts`) ? inner : module;
    counts.set(home, (counts.get(home) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count > 40).map(([home, count]) => ({ file: `${home}/index.ts`, line: 1, message: `${count} files in one module, at most 40. Split it into aggregates: folders of the same shape that meet through an index.ts of their own.` }));
}
