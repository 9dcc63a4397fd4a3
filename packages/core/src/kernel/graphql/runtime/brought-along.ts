import { defaultFieldResolver, getNamedType, isCompositeType, isObjectType, type GraphQLField, type GraphQLSchema } from 'graphql';

/**
 * What a reader brought along with a row is not read again: a resolver of an object is asked only when the facts of its parent do not hold
 * it. So a hot list may answer nested plain objects, without a promise for every row and field.
 */
export function broughtAlong(schema: GraphQLSchema): GraphQLSchema {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__') || roots.includes(type)) continue;
    for (const field of Object.values(type.getFields())) if (isCompositeType(getNamedType(field.type))) lookFirst(field);
  }
  return schema;
}

function lookFirst(field: GraphQLField<Readonly<Record<string, unknown>>, unknown>): void {
  const { name, resolve } = field;
  if (!resolve || resolve === defaultFieldResolver) return;
  field.resolve = (parent, args, context, query) => {
    const brought = parent[name];
    return brought === undefined ? resolve(parent, args, context, query) : brought;
  };
}
