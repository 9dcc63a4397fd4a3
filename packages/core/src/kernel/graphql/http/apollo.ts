import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import type { Type } from '@nestjs/common';
import { GraphQLError, OperationTypeNode, type GraphQLSchema } from 'graphql';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GqlContext, Log } from '@meja/plugin-sdk/server/kernel';
import type { ComposedApi } from '../compose/compose-api.js';
import { ApiError } from '../errors/api-error.js';
import type { Mask } from '../errors/mask.js';
import { judge, maySeeSchema } from '../limits/operation.js';
import { limits } from '../limits/limits.js';
import { broughtAlong } from '../runtime/brought-along.js';
import { guardFields } from '../runtime/guard-fields.js';
import { paths } from '../settings.js';
import type { CompiledQueries } from './compiled-queries.js';
import { patientGateway } from './patient-gateway.js';
import type { OperationContexts } from './operation-context.js';

/** One API while it runs: the executable schema is there once Nest has started. */
export interface RunningApi {
  readonly composed: ComposedApi;
  /** Set when the schema is built. */
  schema: GraphQLSchema | null;
  /** Set when Apollo has started. */
  queries: CompiledQueries | null;
}

export interface ApolloParts {
  readonly api: RunningApi;
  readonly include: Type[];
  readonly resolvers: Record<string, object>;
  readonly contexts: OperationContexts;
  readonly mask: Mask;
  readonly log: Log;
}

/** Options of Nest's GraphQL module for one API. */
export function apolloOptions({ api, include, resolvers, contexts, mask, log }: ApolloParts): ApolloDriverConfig {
  const { composed } = api;
  const answering = new WeakMap<object, GqlContext>();
  return {
    driver: ApolloDriver,
    path: paths[composed.name],
    include,
    typeDefs: composed.sdl,
    resolvers,
    resolverValidationOptions: { requireResolversToMatchSchema: 'error', requireResolversForResolveType: 'error' },
    transformSchema: (schema) => (api.schema = guardFields(broughtAlong(schema), composed.access)),
    gateway: patientGateway(api),
    context: (request: FastifyRequest, reply: FastifyReply) => contexts.ofRequest(composed.name, request, reply),
    // The default plugin wraps every field and costs a third of the time.
    plugins: [ApolloServerPluginCacheControlDisabled(), judging(answering)],
    formatError: (_, error) => {
      const gql = error instanceof GraphQLError ? answering.get(error) : undefined;
      const told = error instanceof ApiError ? error.told : null;
      return mask.error(asGraphqlError(error), { requestId: '', locale: 'en', ...told, ...gql?.ctx, maySeeSchema: gql ? maySeeSchema(gql) : false });
    },
    // Who may introspect is judged per caller; graphiql would be a page for everybody.
    introspection: true,
    graphiql: false,
    parseOptions: { maxTokens: limits.tokens },
    validationMaxErrors: 5,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    csrfPrevention: true,
    includeStacktraceInErrorResponses: false,
    logger: loggerOver(log),
    stopOnTerminationSignals: false,
    autoTransformHttpErrors: false,
    preserveHttpStatusForExecutionErrors: false,
  } as ApolloDriverConfig;
}

function judging(answering: WeakMap<object, GqlContext>): ApolloServerPlugin<BaseContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ schema, document, operationName, request, contextValue }) {
          const operation = judge(schema, { document, operationName, variables: request.variables ?? {} }, contextValue as GqlContext);
          if (operation.operation === OperationTypeNode.SUBSCRIPTION) throw new ApiError('SUBSCRIPTION_NEEDS_SOCKET');
        },
        async didEncounterErrors({ errors, contextValue }) {
          for (const error of errors) answering.set(error, contextValue as GqlContext);
        },
        async willSendResponse({ response }) {
          const { body, http } = response;
          if (body.kind !== 'single' || !body.singleResult.errors?.some((error) => error.extensions?.['code'] === 'UNAVAILABLE')) return;
          http.status = 503;
          http.headers.set('retry-after', '2');
        },
      };
    },
  };
}

/** Apollo speaks of itself only: what went wrong in an operation is logged where it is masked. */
const loggerOver = (log: Log) => ({ debug: () => undefined, info: () => undefined, warn: (reason: unknown) => log.warn('apollo.warning', { reason: String(reason) }), error: (reason: unknown) => log.error('apollo.error', { reason: String(reason) }) });

const asGraphqlError = (error: unknown): GraphQLError => (error instanceof GraphQLError ? error : new GraphQLError('', { originalError: error instanceof Error ? error : new Error(String(error)) }));
