/** An entity is a plain row: nothing about it loads, saves or remembers by itself, because that would ask the wrong database. */
export const rule = {
  check(tree) {
    return tree.sources.filter((file) => isServer(file.path)).flatMap((file) => [...lazy(file), ...subscribers(file), ...cached(file), ...several(file)].map((found) => ({ file: file.path, ...found })));
  },
};

const isServer = (path) => /^(packages\/(core|plugin-sdk)|apps\/server|plugins\/[^/]+\/server)\//.test(path);
const relations = new Set(['OneToOne', 'OneToMany', 'ManyToOne', 'ManyToMany']);
const decorators = (node) => (node.decorators ?? []).map(({ expression }) => expression.callee?.name ?? expression.name);

function lazy(file) {
  const promised = file.nodes('PropertyDefinition').filter((node) => decorators(node).some((name) => relations.has(name)) && node.typeAnnotation?.typeAnnotation.typeName?.name === 'Promise');
  const options = file.nodes('Property').filter(({ key, value, parent }) => ['lazy', 'eager'].includes(key.name) && value.value === true && relations.has(parent.parent.callee?.name));
  return [...promised, ...options].map((node) => ({ line: file.line(node.start), message: 'A relation that loads by itself asks behind the back of ctx. Read it through a reader or a loader.' }));
}

function subscribers(file) {
  return file
    .nodes('ImportSpecifier')
    .filter(({ imported }) => ['EventSubscriber', 'EntitySubscriberInterface'].includes(imported.name))
    .concat(file.nodes('Decorator').filter(({ expression }) => /^(Before|After)(Insert|Update|Remove|Load|SoftRemove|Recover)$/.test(expression.callee?.name ?? '')))
    .map((node) => ({ line: file.line(node.start), message: 'Entities do nothing by themselves. Do it in the command, or publish an event and listen.' }));
}

function cached(file) {
  const calls = file.nodes('CallExpression').filter(({ callee, arguments: args }) => callee.property?.name === 'cache' && args.length > 0);
  const options = file.nodes('Property').filter(({ key, value, parent }) => key.name === 'cache' && value.value !== false && ['find', 'findOne', 'findBy', 'findAndCount'].includes(parent.parent.callee?.property?.name));
  return [...calls, ...options].map((node) => ({ line: file.line(node.start), message: 'The query cache is shared by all workspaces. Use a loader, or keep the value for one call.' }));
}

function several(file) {
  const entities = file.nodes('ClassDeclaration').filter((node) => decorators(node).includes('Entity'));
  return entities.slice(1).map((node) => ({ line: file.line(node.start), message: `${node.id.name} is a second table in one file. Give it a file of its own.` }));
}
