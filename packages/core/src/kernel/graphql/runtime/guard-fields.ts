import { createHash } from 'node:crypto';
import { defaultFieldResolver, type GraphQLField, type GraphQLResolveInfo, type GraphQLSchema } from 'graphql';
import { anybody, may, type Allowed, type GqlContext } from '@meja/plugin-sdk/server/kernel';
import { ApiError } from '../errors/api-error.js';
import { fresh } from './fresh-loaders.js';

/** Puts the permission check before every field that has one. Throws when a root field has none, whatever composed the schema. */
export function guardFields(schema: GraphQLSchema, access: ReadonlyMap<string, Allowed>): GraphQLSchema {
  for (const root of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]) {
    for (const name of Object.keys(root?.getFields() ?? {})) if (root && !access.has(`${root.name}.${name}`)) throw new Error(`${root.name}.${name} has no permission check.`);
  }
  for (const [path, allowed] of access) {
    const [typeName = '', name = ''] = path.split('.');
    const type = schema.getType(typeName);
    const field = type && 'getFields' in type ? type.getFields()[name] : undefined;
    if (field && 'resolve' in field) guard(typeName, field, allowed);
  }
  return schema;
}

type Resolve = (parent: unknown, args: unknown, gql: GqlContext, query: GraphQLResolveInfo) => unknown;

function guard(typeName: string, field: GraphQLField<unknown, GqlContext>, allowed: Allowed): void {
  if (typeName === 'Subscription') {
    const subscribe = field.subscribe as Resolve | undefined;
    if (!subscribe) throw new Error(`Subscription.${field.name} has no stream.`);
    field.subscribe = (parent, args, gql, query) => {
      refuseUnless(allowed, gql);
      return fresh(subscribe(parent, args, gql, query), gql);
    };
    return;
  }
  const resolve = (field.resolve ?? defaultFieldResolver) as Resolve;
  field.resolve = (parent, args, gql, query) => {
    refuseUnless(allowed, gql);
    return resolve(parent, args, typeName === 'Mutation' ? withOwnKey(gql, query) : gql, query);
  };
}

function refuseUnless(allowed: Allowed, { ctx }: GqlContext): void {
  if (allowed === anybody || may(ctx, allowed)) return;
  throw new ApiError(ctx.actor.kind === 'anonymous' ? 'UNAUTHENTICATED' : 'FORBIDDEN');
}

/** Several mutations in a request are several effects: each gets its own key, the same one when the request is sent again. */
function withOwnKey(gql: GqlContext, { operation, path }: GraphQLResolveInfo): GqlContext {
  if (!gql.idempotencyKey || operation.selectionSet.selections.length === 1) return gql;
  return { ...gql, idempotencyKey: createHash('sha256').update(`${gql.idempotencyKey}\n${path.key}`).digest('hex') };
}
