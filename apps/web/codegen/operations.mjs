// Writes src/generated/operations.ts: the operations of every *.graphql file in src, typed against the agent API.
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as typescriptOperations from '@graphql-codegen/typescript-operations';
import { Kind, TypeInfo, buildSchema, concatAST, isAbstractType, isObjectType, parse, print, validate, visit, visitWithTypeInfo } from 'graphql';

const root = join(import.meta.dirname, '..');
const sdl = readFileSync(process.env.AGENT_SDL ?? join(root, '../../packages/schema/agent.graphql'), 'utf8');
const schema = buildSchema(sdl);
const files = globSync('src/**/*.graphql', { cwd: root }).sort();
const documents = files.map((location) => ({ location, document: parse(readFileSync(join(root, location), 'utf8')) }));
const all = concatAST(documents.map(({ document }) => document));

const mistakes = validate(schema, all);
if (mistakes.length > 0) throw new Error(`The operations of the agent app do not fit packages/schema/agent.graphql:\n${mistakes.join('\n\n')}`);

const types = await codegen({
  filename: 'operations.ts',
  schema: parse(sdl),
  documents,
  config: { enumType: 'string-literal', scalars: { ID: 'string', DateTime: 'string', JSON: 'unknown' }, strictScalars: true, useTypeImports: true, namingConvention: 'keep', exportFragmentSpreadSubTypes: true },
  pluginMap: { operations: typescriptOperations },
  plugins: [{ operations: {} }],
});

const fragments = new Map(all.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION).map((each) => [each.name.value, each]));
/** The type that a fragment is on, when it can be several. */
const abstractOf = (condition) => [condition && schema.getType(condition.name.value)].find((type) => type && isAbstractType(type));

/** An operation with the fragments it reaches. */
function complete(operation) {
  const reached = new Set();
  const walk = (node) => visit(node, { FragmentSpread: ({ name }) => void (reached.has(name.value) || (reached.add(name.value), walk(fragments.get(name.value)))) });
  walk(operation);
  const named = [...reached].map((name) => fragments.get(name)).filter(({ typeCondition }) => !abstractOf(typeCondition));
  return concrete(parse([operation, ...named].map(print).join('\n'), { noLocation: true }));
}

/** Says a fragment on an interface, named or not, once for each type it can be: the cache does not know the schema and would only guess. */
function concrete(document) {
  const typeInfo = new TypeInfo(schema);
  return visit(document, visitWithTypeInfo(typeInfo, {
    SelectionSet: {
      leave(node) {
        const parent = typeInfo.getParentType();
        if (!parent) return undefined;
        const possible = isAbstractType(parent) ? schema.getPossibleTypes(parent) : [];
        const selections = node.selections.flatMap((selection) => {
          const { typeCondition, selectionSet } = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
          const condition = abstractOf(typeCondition);
          if (!condition) return [selection];
          if (condition === parent || !isAbstractType(parent)) return selectionSet.selections;
          const named = (value) => ({ kind: Kind.INLINE_FRAGMENT, directives: [], selectionSet, typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value } } });
          return possible.filter((type) => schema.isSubType(condition, type)).map(({ name }) => named(name));
        });
        return { ...node, selections };
      },
    },
  }));
}

const suffixes = { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' };
const constants = all.definitions
  .filter(({ kind }) => kind === Kind.OPERATION_DEFINITION)
  .map((operation) => {
    const name = operation.name.value;
    const type = `${name}${suffixes[operation.operation]}`;
    // As text: a fifth of the size of the parsed document, which the client makes of it when it is first asked.
    return `export const ${name}Document = ${JSON.stringify(print(complete(operation)).replaceAll(/\s+/g, ' '))} as unknown as TypedDocumentNode<${type}, ${type}Variables>;`;
  });

/** What has no id of its own: the cache keeps it inside of what holds it. */
const roots = new Set([schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]);
const keyless = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) && !type.name.startsWith('__') && !roots.has(type) && !('id' in type.getFields())).map(({ name }) => name);

mkdirSync(join(root, 'src/generated'), { recursive: true });
writeFileSync(join(root, 'src/generated/operations.ts'), `import type { TypedDocumentNode } from '@graphql-typed-document-node/core';\n${types}\n${constants.join('\n')}\nexport const keyless: readonly string[] = ${JSON.stringify(keyless.sort())};\n`);
