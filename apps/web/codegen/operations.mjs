// Writes src/generated/operations.ts: the operations of every *.graphql file in src, typed against the agent API.
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as typescriptOperations from '@graphql-codegen/typescript-operations';
import { Kind, buildSchema, parse, print, validate, visit, concatAST } from 'graphql';

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

/** An operation with the fragments it reaches, and `__typename` wherever the cache needs one. */
function complete(operation) {
  const fragments = new Map(all.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION).map((each) => [each.name.value, each]));
  const reached = new Set();
  const walk = (node) => visit(node, { FragmentSpread: ({ name }) => void (reached.has(name.value) || (reached.add(name.value), walk(fragments.get(name.value)))) });
  walk(operation);
  return parse([operation, ...[...reached].map((name) => fragments.get(name))].map(print).join('\n'), { noLocation: true });
}

const suffixes = { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' };
const constants = all.definitions
  .filter(({ kind }) => kind === Kind.OPERATION_DEFINITION)
  .map((operation) => {
    const name = operation.name.value;
    const type = `${name}${suffixes[operation.operation]}`;
    return `export const ${name}Document = ${JSON.stringify(complete(operation))} as unknown as TypedDocumentNode<${type}, ${type}Variables>;`;
  });

mkdirSync(join(root, 'src/generated'), { recursive: true });
writeFileSync(join(root, 'src/generated/operations.ts'), `import type { TypedDocumentNode } from '@graphql-typed-document-node/core';\n${types}\n${constants.join('\n')}\n`);
