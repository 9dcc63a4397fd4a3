import type { ApolloServerOptionsWithGateway, BaseContext } from '@apollo/server';
import { execute, type ExecutionResult, type GraphQLSchema } from 'graphql';
import type { GqlContext } from '@meja/plugin-sdk/server/kernel';
import { ApiError } from '../errors/api-error.js';
import { CompiledQueries } from './compiled-queries.js';

type Gateway = ApolloServerOptionsWithGateway<BaseContext>['gateway'];

/** Runs operations in Apollo's place, so that one that takes too long is answered in time. Errors are formatted by Apollo as ever. Queries that come often are made known to the short cut. */
export function patientGateway(api: { readonly schema: GraphQLSchema | null; queries: CompiledQueries | null }): Gateway {
  const built = (): GraphQLSchema => {
    if (!api.schema) throw new Error('The schema is not built yet.');
    return api.schema;
  };
  return {
    onSchemaLoadOrUpdate(hear) {
      hear({ apiSchema: built(), coreSupergraphSdl: '' });
      return () => undefined;
    },
    async load() {
      const queries = (api.queries = new CompiledQueries(built()));
      return {
        executor: async ({ document, request, context }) => {
          const gql = ours(context);
          queries.meet(document);
          return untilAborted(gql.signal, () => execute({ schema: built(), document, contextValue: gql, variableValues: request.variables, operationName: request.operationName }));
        },
      };
    },
    async stop() {},
  };
}

/** Apollo hands on what `OperationContexts` made; its own type does not say so. */
function ours(context: object): GqlContext {
  if ('ctx' in context && 'signal' in context) return context as GqlContext;
  throw new Error('An operation came without its context.');
}

/** The answer, or why nobody waits for it any more. What runs on is not undone: a write may still be committed. */
export function untilAborted(signal: AbortSignal, run: () => ExecutionResult | Promise<ExecutionResult>): Promise<ExecutionResult> {
  return new Promise((resolve, reject) => {
    const giveUp = (): void => resolve({ errors: [signal.reason instanceof ApiError ? signal.reason : new ApiError('TIMEOUT')] });
    if (signal.aborted) return giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
    Promise.resolve(run()).then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
  });
}
