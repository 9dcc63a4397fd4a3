import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GqlContext } from '@meja/plugin-sdk/server/kernel';
import { judge } from '../limits/operation.js';
import { paths } from '../settings.js';
import type { RunningApi } from './apollo.js';
import type { KnownQuery } from './compiled-queries.js';
import type { OperationContexts } from './operation-context.js';
import { untilAborted } from './patient-gateway.js';

interface Asked {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>> | null;
  readonly operationName?: string | null;
  readonly extensions?: unknown;
}

/**
 * Answers compiled queries before Apollo looks at them: the way through it costs as much as a small query. Only what succeeds is answered
 * here. Everything else, and whatever meets an error, goes on to Apollo with the same context; a query asked twice does no harm.
 */
export class ShortCut {
  constructor(private readonly apis: readonly RunningApi[], private readonly contexts: OperationContexts) {}

  /** After the front door has looked at the body. */
  open(fastify: FastifyInstance): void {
    fastify.addHook('preHandler', (request, reply) => this.answer(request, reply));
  }

  private async answer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
    const api = this.apis.find(({ composed }) => paths[composed.name] === request.routeOptions.url);
    const type = api && typeFor(request.headers.accept);
    if (!type) return undefined;
    const asked = request.body as Asked;
    const known = asked.extensions ? undefined : api.queries?.of(asked.query);
    if (!known || (asked.operationName && asked.operationName !== known.name)) return undefined;
    try {
      const gql = await this.contexts.ofRequest(api.composed.name, request, reply);
      const data = await this.run(known, asked, gql);
      return data === undefined ? undefined : reply.type(type).send(`${JSON.stringify({ data })}\n`);
    } catch {
      return undefined; // Apollo meets the same, and tells it
    }
  }

  private async run(known: KnownQuery, { variables, operationName }: Asked, gql: GqlContext): Promise<unknown> {
    judge(known.schema, { document: known.document, operationName, variables: variables ?? {} }, gql);
    const { data, errors } = await untilAborted(gql.signal, () => known.run(gql, variables ?? {}));
    return errors && errors.length > 0 ? undefined : data;
  }
}

/** As Apollo answers callers who accept this: browsers of ours, and whoever takes anything. Undefined for everybody else. */
function typeFor(accept = '*/*'): string | undefined {
  if (accept === '*/*' || accept === 'application/json') return 'application/json; charset=utf-8';
  return accept.startsWith('application/graphql-response+json,') && !accept.includes(';') ? 'application/graphql-response+json; charset=utf-8' : undefined;
}
