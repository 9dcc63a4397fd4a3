import { isEnumType, isObjectType, isUnionType, type GraphQLObjectType, type GraphQLSchema, type GraphQLUnionType } from 'graphql';
import type { Failure, GqlContext } from '@meja/plugin-sdk/server/kernel';
import { entitiesWithFields } from '../compose/custom-field-sdl.js';
import type { ApiContributor } from '../compose/contributors.js';
import { dateTime, json } from './scalars.js';

/** The sentence of a refusal in a language. */
export type Sentence = (locale: string, failure: Failure) => string;

/** What nobody writes by hand: scalars, enums in lower case, members of unions, sentences of failures, custom fields. */
export function generatedResolvers(schema: GraphQLSchema, contributors: readonly ApiContributor[], sentence: Sentence): Record<string, object> {
  const resolvers: Record<string, object> = { DateTime: dateTime, JSON: json, ...(schema.getType('Failure') ? { Failure: { __resolveType: failureType } } : {}) };
  for (const type of Object.values(schema.getTypeMap())) {
    if (isEnumType(type) && !type.name.startsWith('__')) resolvers[type.name] = Object.fromEntries(type.getValues().map((value) => [value.name, value.name.toLowerCase()]));
    if (isUnionType(type)) resolvers[type.name] = { __resolveType: memberOf(type) };
    if (isFailure(type)) resolvers[type.name] = { message: (failure: Failure, _args: object, gql: GqlContext) => sentence(gql.ctx.locale, failure) };
  }
  for (const { customFields } of contributors) for (const [entity, fields] of entitiesWithFields(customFields ?? {})) {
    const type = schema.getType(entity);
    const shown = isObjectType(type) ? fields.filter(({ id }) => type.getFields()[id]) : [];
    if (shown.length > 0) resolvers[entity] = { ...resolvers[entity], ...Object.fromEntries(shown.map(({ id }) => [id, (facts: Extensible) => facts.customFields?.[id] ?? null])) };
  }
  return resolvers;
}

interface Extensible {
  readonly customFields?: Readonly<Record<string, unknown>>;
}
interface Told {
  readonly __typename?: string;
  readonly type?: unknown;
}

const isFailure = (type: unknown): type is GraphQLObjectType => isObjectType(type) && type.getInterfaces().some((face) => face.name === 'Failure');

const failureType = (failure: Failure): string => failure.type;

/** A failure says its type; of the rest there is one, or the facts name theirs in `__typename`. */
function memberOf(union: GraphQLUnionType): (value: Told) => string {
  const failures = new Set(union.getTypes().filter(isFailure).map((type) => type.name));
  const rest = union.getTypes().map((type) => type.name).filter((name) => !failures.has(name));
  return (value) => {
    if (value.__typename) return value.__typename;
    if (typeof value.type === 'string' && failures.has(value.type)) return value.type;
    if (isRefusal(value)) throw new Error(`${union.name} has no member ${String(value.type)}; add the failure to the union in the SDL.`);
    if (rest.length === 1 && rest[0]) return rest[0];
    throw new Error(`Facts for ${union.name} must name their type in __typename: one of ${rest.join(', ')}.`);
  };
}

const isRefusal = (value: object): boolean => 'type' in value && 'code' in value && 'params' in value;
