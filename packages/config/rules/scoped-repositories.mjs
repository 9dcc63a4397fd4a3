/** Rows are reached through the database of a context only; anything else could read another workspace. */
export const rule = {
  check(tree) {
    return tree.sources.filter((file) => isServer(file.path) && !file.path.startsWith('packages/core/src/kernel/database/')).flatMap((file) => [...forbiddenNames(file), ...withoutContext(file)]);
  },
};

const isServer = (path) => /^(packages\/(core|cli|plugin-sdk)|apps\/server|plugins\/[^/]+\/server)\//.test(path);
const forbidden = new Set(['getRepository', 'InjectRepository', 'EntityManager', 'InjectEntityManager', 'InjectDataSource', 'DataSource', 'getManager']);

function forbiddenNames(file) {
  const lines = new Map();
  for (const node of file.nodes('Identifier')) if (forbidden.has(node.name)) lines.set(`${node.name}:${file.line(node.start)}`, { name: node.name, line: file.line(node.start) });
  return [...lines.values()].map(({ name, line }) => ({ file: file.path, line, message: `${name} leads around the workspace of the caller. Use db.repo(ctx, Entity).` }));
}

function withoutContext(file) {
  return file
    .nodes('CallExpression')
    .filter(({ callee, arguments: [first] }) => callee.property?.name === 'repo' && !/^(ctx|\w+Ctx)$/.test(first?.name ?? ''))
    .map((node) => ({ file: file.path, line: file.line(node.start), message: 'The first argument of repo is the context, named ctx: db.repo(ctx, Entity).' }));
}
