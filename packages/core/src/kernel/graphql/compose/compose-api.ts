import { concatAST, lexicographicSortSchema, print, printSchema, type GraphQLSchema } from 'graphql';
import type { Allowed } from '@meja/plugin-sdk/server/kernel';
import { Problems } from '../../plugins/boot-refused.js';
import type { Audience } from '../authentication.js';
import { checkResolvers } from './check-resolvers.js';
import { customFieldSdl } from './custom-field-sdl.js';
import type { ApiContributor } from './contributors.js';
import { resolvedFields } from './resolved-fields.js';
import { buildChecked, parsed, type Source } from './sources.js';

/** One of the two APIs after everybody's part was put together and checked. */
export interface ComposedApi {
  readonly name: Audience;
  /** In the order of the contributors, with descriptions. */
  readonly sdl: string;
  /** Sorted: what is checked in and reviewed. */
  readonly printed: string;
  readonly schema: GraphQLSchema;
  /** `Query.ticket` → who may try it. Every root field is in it. */
  readonly access: ReadonlyMap<string, Allowed>;
  /** `Query.ticket` → id of the contributor whose SDL has it. */
  readonly definedBy: ReadonlyMap<string, string>;
}

/**
 * SDL and resolver classes of everybody → one checked API. Pure: nothing is made or opened. Throws `BootRefused` with everything
 * that is wrong at once: what, whose, in which line of their SDL, and what to do.
 */
export function composeApi(name: Audience, kernelSdl: string, contributors: readonly ApiContributor[]): ComposedApi {
  const problems = new Problems();
  const sources = sourcesOf(name, kernelSdl, contributors);
  const documents = parsed(name, sources, problems);
  problems.refuse();
  const document = concatAST(documents);
  const schema = buildChecked(name, document, problems);
  const fields = contributors.flatMap((contributor) => resolvedFields(contributor.id, contributor.graphql?.[name]?.resolvers ?? []));
  const permissions = new Set(contributors.flatMap((contributor) => (contributor.permissions ?? []).map((permission) => permission.id)));
  const definedBy = checkResolvers({ api: name, schema, fields, permissions }, problems);
  problems.refuse();
  const access = new Map(fields.flatMap(({ path, allowed }) => (allowed ? [[path, allowed] as const] : [])));
  return { name, sdl: print(document), printed: `${printSchema(lexicographicSortSchema(schema))}\n`, schema, access, definedBy };
}

function sourcesOf(name: Audience, kernelSdl: string, contributors: readonly ApiContributor[]): Source[] {
  return [
    { contributor: 'kernel', sdl: kernelSdl },
    ...contributors.flatMap(({ id, graphql, customFields }): Source[] => [
      ...(graphql?.[name] ? [{ contributor: id, sdl: graphql[name].sdl }] : []),
      // What agents keep about a ticket is theirs: the requesters' API has no field from a plugin that does not ask for one.
      ...(name === 'agent' && customFields ? [{ contributor: id, sdl: customFieldSdl(customFields) }] : []),
    ]),
  ].filter(({ sdl }) => sdl.trim() !== '');
}
