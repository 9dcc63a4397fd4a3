import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, type GraphQLSchema } from 'graphql';

/** The requester's schema as the server composes it from the modules. */
export function portalSchema(): GraphQLSchema {
  const core = join(import.meta.dirname, '../../../packages/core/src');
  const parts = ['kernel/graphql/sdl/kernel.graphql', ...globSync('modules/{*,*/*}/api/portal/*.graphql', { cwd: core })];
  return buildSchema(parts.map((part) => readFileSync(join(core, part), 'utf8')).join('\n'));
}
