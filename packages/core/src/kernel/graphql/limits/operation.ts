import { getOperationAST, GraphQLError, parse, specifiedRules, validate, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import type { GqlContext } from '@meja/plugin-sdk/server/kernel';
import { ApiError } from '../errors/api-error.js';
import { limits } from './limits.js';
import { introspects, price } from './price.js';

export interface Asked {
  readonly document: DocumentNode;
  readonly operationName: string | null | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Everything that is judged after validation and before anything is read. */
export function judge(schema: GraphQLSchema, { document, operationName, variables }: Asked, gql: GqlContext): OperationDefinitionNode {
  const operation = getOperationAST(document, operationName);
  if (!operation) throw new ApiError('OPERATION_RESOLUTION_FAILURE');
  if (introspects(document) && !maySeeSchema(gql)) throw new ApiError('INTROSPECTION_REFUSED');
  price(schema, { document, operation, variables });
  return operation;
}

/** Agents write plugins; what a requester or a stranger learns from a schema is only where to push. */
export const maySeeSchema = ({ ctx: { actor } }: Pick<GqlContext, 'ctx'>): boolean => actor.kind === 'person' && actor.audience === 'agent';

/** Parses and validates what came over a socket, as Apollo does for HTTP. */
export function read(schema: GraphQLSchema, query: string): DocumentNode | readonly GraphQLError[] {
  const document = parse(query, { maxTokens: limits.tokens });
  const errors = validate(schema, document, specifiedRules, { maxErrors: 5 });
  return errors.length > 0 ? errors.map(({ message, nodes }) => new GraphQLError(message, { ...(nodes ? { nodes } : {}), extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } })) : document;
}
