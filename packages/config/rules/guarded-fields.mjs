import { parse } from 'graphql';

/** Every field of Query, Mutation and Subscription, of both APIs and of every plugin, says with @Allow who may try it. The composition checks it again at boot. */
export const rule = {
  check(tree) {
    const resolved = tree.sources.flatMap((file) => resolvers(file));
    const unguarded = resolved.filter(({ guarded }) => !guarded).map(({ file, line, field, kind }) => ({ file: file.path, line, message: `The ${kind} "${field}" has no @Allow. Add @Allow(permission) with a permission of its module, or @Allow(anybody) when everybody may try.` }));
    return [...unguarded, ...missing(tree, resolved)];
  },
};

const kinds = new Set(['query', 'mutation', 'subscription']);

/** Methods under `@agent.query('name')` and its like; Nest's own `@Query()` counts too. */
function resolvers(file) {
  return file.nodes('MethodDefinition', 'PropertyDefinition').flatMap((method) => {
    const calls = (method.decorators ?? []).map(({ expression }) => expression).filter(({ type }) => type === 'CallExpression');
    const guarded = calls.some(({ callee }) => callee.name === 'Allow');
    return calls.flatMap((call) => {
      const kind = (call.callee.property?.name ?? call.callee.name ?? '').toLowerCase();
      if (!kinds.has(kind)) return [];
      return [{ file, line: file.line(method.start), kind, field: call.arguments[0]?.value ?? method.key.name, guarded, api: apiOf(file.path, call) }];
    });
  });
}

function apiOf(path, call) {
  const named = /^(agent|portal)/i.exec(call.callee.object?.name ?? '')?.[1].toLowerCase();
  return /\/(agent|portal)\//.exec(path)?.[1] ?? named ?? 'agent';
}

/** Root fields of the SDL that no guarded resolver answers. */
function missing(tree, resolved) {
  const answered = new Set(resolved.map(({ api, kind, field }) => `${api} ${kind} ${field}`));
  return tree.files.filter(({ path }) => path.endsWith('.graphql') && !path.startsWith('packages/schema/') && /\/(agent|portal)\//.test(path)).flatMap((file) =>
    rootFields(file).filter(({ key }) => !answered.has(key)).map(({ key, line }) => ({ file: file.path, line, message: `No resolver answers the ${key.split(' ')[1]} "${key.split(' ')[2]}" of the ${key.split(' ')[0]} API. Add a method with @Allow beside this file, or take the field away.` })),
  );
}

function rootFields(file) {
  const api = /\/(agent|portal)\//.exec(file.path)[1];
  return parse(file.text).definitions.flatMap((definition) => {
    const kind = definition.name?.value.toLowerCase();
    if (!kinds.has(kind) || !definition.kind.startsWith('ObjectType')) return [];
    return (definition.fields ?? []).map((field) => ({ key: `${api} ${kind} ${field.name.value}`, line: file.line(field.name.loc.start) }));
  });
}
