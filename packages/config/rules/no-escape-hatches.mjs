/** Ways around the compiler, the linter and the tests. Each hides the bug it was written to silence. */
export const rule = {
  check(tree) {
    const found = tree.scripts.flatMap((file) => [...types(file), ...comments(file), ...silence(file), ...leftOut(file)].map((each) => ({ file: file.path, ...each })));
    return [...found, ...doubleCasts(tree)];
  },
};

/** Files that may say `as unknown as`, how often, and why. The count keeps others from hiding behind it. */
export const doubleCastsAllowed = [
  { path: 'packages/plugin-sdk/src/server/kernel/plugin.ts', count: 1, reason: 'the type of the options ends with the definition; the boot checks their values before contribute gets them' },
];

function types(file) {
  return file.nodes('TSAnyKeyword').map((node) => ({ line: file.line(node.start), message: '`any` turns the compiler off. Use `unknown` and narrow it, or a type parameter.' }));
}

function doubleCasts(tree) {
  return tree.scripts.flatMap((file) => {
    const casts = file.nodes('TSAsExpression').filter(({ expression }) => expression.type === 'TSAsExpression' && expression.typeAnnotation.type === 'TSUnknownKeyword');
    const allowance = doubleCastsAllowed.find(({ path }) => path === file.path);
    if (casts.length <= (allowance?.count ?? 0)) return [];
    return casts.map((node) => ({ file: file.path, line: file.line(node.start), message: '`as unknown as` says the compiler is wrong. Describe the value, or check it where it comes in.' }));
  });
}

const suppression = /^\s*[@*/\s]*(@ts-(?:ignore|nocheck|expect-error)|eslint-disable\S*|oxlint-disable\S*|istanbul ignore|c8 ignore)/;

function comments(file) {
  return file.comments.flatMap((comment) => {
    const [, found] = suppression.exec(comment.value) ?? [];
    // A type spec shows that a mistake does not compile.
    if (!found || (found === '@ts-expect-error' && file.path.endsWith('type-spec.ts'))) return [];
    return [{ line: file.line(comment.start), message: `${found} hides a finding. Mend what it hides.` }];
  });
}

function silence(file) {
  const clauses = file.nodes('CatchClause').filter(({ body }) => body.body.length === 0);
  const handlers = file
    .nodes('CallExpression')
    .filter(({ callee }) => callee.property?.name === 'catch')
    .flatMap((call) => call.arguments)
    .filter(({ type, body }) => type === 'ArrowFunctionExpression' && (body.type === 'BlockStatement' ? body.body.length === 0 : body.name === 'undefined'));
  return [...clauses, ...handlers.filter((node) => !explained(file, node))].map((node) => ({ line: file.line(node.start), message: 'An empty catch swallows every bug. Catch the one failure you expect and say what follows from it, or log it. Where nothing follows, `.catch(() => undefined)` with a comment that says why.' }));
}

/** Ending what is already broken may fail in silence, when a comment on the line says why. */
function explained(file, node) {
  const line = file.line(node.start);
  return file.comments.some((comment) => [line, line - 1].includes(file.line(comment.end)) && /\w+\W+\w+\W+\w+/.test(comment.value));
}

const suites = new Set(['it', 'test', 'describe']);

function leftOut(file) {
  if (!/[.-]spec\.(ts|mjs)$/.test(file.path)) return [];
  const members = file.nodes('MemberExpression').filter(({ object, property }) => suites.has(object.name) && ['skip', 'only', 'todo', 'failing'].includes(property.name));
  const prefixed = file.nodes('CallExpression').filter(({ callee }) => /^([xf])(it|test|describe)$/.test(callee.name ?? ''));
  return [...members, ...prefixed].map((node) => ({ line: file.line(node.start), message: 'A test that is left out tells nobody anything. Mend it or delete it.' }));
}
