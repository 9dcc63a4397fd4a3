/** SQL stands in `*.sql.ts` and in migrations, so that a list of files is all there is to read for another database. */
export const rule = {
  check(tree) {
    return tree.sources.filter((file) => isServer(file.path) && !maySpeakSql(file.path)).flatMap((file) => [...(handsThrough(file.path) ? [] : calls(file)), ...texts(file)]);
  },
};

const isServer = (path) => /^(packages\/(core|cli|plugin-sdk|postgres|demo)|apps\/server|plugins\/[^/]+\/server)\//.test(path);
const maySpeakSql = (path) => /\.(sql|migration)\.ts$/.test(path) || path.includes('/migrations/');
// The database of a context is made here: it passes on the SQL of others.
const handsThrough = (path) => path.startsWith('packages/core/src/kernel/database/');

function calls(file) {
  return file
    .nodes('CallExpression')
    .filter((node) => node.callee.property?.name === 'query' && node.parent.type !== 'Decorator')
    .map((node) => ({ file: file.path, line: file.line(node.start), message: 'Raw SQL stands in *.sql.ts only. Move the query to a function there, or use db.repo(ctx, Entity).' }));
}

const statement = /^\s*(select\s.+\sfrom\s|select\s+\w+\(|insert\s+into\s|update\s+\S+\s+set\s|delete\s+from\s|(create|alter|drop)\s+(unique\s+)?(table|index|database|role|extension|schema|view|type)\s|truncate\s|listen\s+\w|with\s+\w+\s+as\s*\(|set\s+(local|session)\s)/is;

function texts(file) {
  const strings = [...file.nodes('Literal').map((node) => [node, node.value]), ...file.nodes('TemplateLiteral').map((node) => [node, node.quasis.map(({ value }) => value.raw).join('x')])];
  return strings
    .filter(([, text]) => typeof text === 'string' && statement.test(text))
    .map(([node]) => ({ file: file.path, line: file.line(node.start), message: 'This text is SQL. Move it to a function in a *.sql.ts file.' }));
}
