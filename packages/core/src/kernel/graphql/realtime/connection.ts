import { GraphQLError, OperationTypeNode, subscribe, type ExecutionArgs, type GraphQLSchema } from 'graphql';
import { makeServer, CloseCode, type SubscribePayload } from 'graphql-ws';
import type { WebSocket } from 'ws';
import { Log, type GqlContext, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { ApiError } from '../errors/api-error.js';
import type { Answered, Mask } from '../errors/mask.js';
import { judge, maySeeSchema, read } from '../limits/operation.js';
import type { Recognised } from '../http/operation-context.js';
import type { Visit } from '../http/visits.js';
import type { Held, OpenSessions } from './open-sessions.js';
import { streamUntil } from './stream-until.js';

/** What every connection of a node shares. */
export interface ConnectionParts {
  readonly schema: GraphQLSchema;
  readonly mask: Mask;
  readonly log: Log;
  readonly sessions: OpenSessions;
  /** Reads who the API token of `connection_init`, or else the header or the cookie of the upgrade request, belongs to. */
  readonly signIn: (authorization: string | undefined) => Promise<Recognised>;
  readonly visit: Visit;
}

export const socketLimits = { frameBytes: 64 * 1024, bufferedBytes: 1024 * 1024, operations: 20, perSession: 50, initMs: 5_000 } as const;
/** After 4401 clients of graphql-ws do not try again; after 1012, 1013 and 4205 they do. */
export const closeCodes = { revoked: 4401, changed: 4205, tooMany: 4429, restart: 1012, later: 1013 } as const;

/** One WebSocket of a signed-in person: authenticates at `connection_init`, runs subscriptions, ends with its session. */
export class Connection implements Held {
  private ctx: RequestContext | null = null;
  rights = 0;
  private readonly operations = new Set<AbortController>();

  constructor(private readonly socket: WebSocket, private readonly parts: ConnectionParts) {}

  serve(): void {
    const { socket } = this;
    const server = makeServer<Record<string, unknown>, object>({
      connectionInitWaitTimeout: socketLimits.initMs,
      onConnect: ({ connectionParams }) => this.connect(connectionParams),
      onSubscribe: ({ subscriptions }, _id, payload) => this.prepared(payload, Object.keys(subscriptions).length),
      subscribe: (args) => this.stream(args),
      onNext: (_context, _id, _payload, { contextValue }, result) => (result.errors ? { data: result.data ?? null, errors: result.errors.map((error) => this.masked(error, contextValue)) } : undefined),
      onError: (_context, _id, _payload, errors) => errors.map((error) => this.masked(error, undefined)),
    });
    const closed = server.opened(
      {
        protocol: socket.protocol,
        send: async (frame) => this.send(frame),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (hear) => socket.on('message', (frame: Buffer) => void this.hear(hear, frame.toString())),
      },
      {},
    );
    socket.on('error', () => socket.terminate());
    socket.once('close', (code, reason) => {
      for (const operation of this.operations) operation.abort();
      const { actor } = this.ctx ?? {};
      if (actor?.kind === 'person' && actor.sessionId) this.parts.sessions.remove(actor.sessionId, this);
      closed(code, String(reason)).catch((error: Error) => this.parts.log.error('realtime.bug', { requestId: this.parts.visit.requestId, reason: error.message }));
    });
  }

  revoke(): void {
    this.end(closeCodes.revoked, 'Session revoked');
  }

  /** Whoever comes back is read anew, with what they may do now. */
  renew(): void {
    this.end(closeCodes.changed, 'Rights changed');
  }

  /** Closes politely, and by force when the other side does not answer. */
  end(code: number, reason: string): void {
    for (const operation of this.operations) operation.abort();
    this.socket.close(code, reason);
    setTimeout(() => this.socket.terminate(), 1_000).unref();
  }

  private async connect(params: Readonly<Record<string, unknown>> | undefined): Promise<boolean> {
    const authorization = params?.['authorization'] ?? params?.['Authorization'];
    const recognised = await this.recognise(typeof authorization === 'string' ? authorization : undefined);
    if (!recognised) return false;
    const { ctx, rights } = recognised;
    const { actor } = ctx;
    if (actor.kind !== 'person' || !actor.sessionId) return false;
    if (this.parts.sessions.count(actor.sessionId) >= socketLimits.perSession) {
      this.end(closeCodes.tooMany, 'Too many connections');
      return true;
    }
    this.ctx = ctx;
    this.rights = rights;
    if (this.socket.readyState === this.socket.OPEN) this.parts.sessions.add(actor.sessionId, this);
    return true;
  }

  private async recognise(authorization: string | undefined): Promise<Recognised | null> {
    try {
      return await this.parts.signIn(authorization);
    } catch (error) {
      if (error instanceof ApiError && error.code === 'TOKEN_REFUSED') return null;
      throw error;
    }
  }

  private async prepared(payload: SubscribePayload, running: number): Promise<ExecutionArgs | readonly GraphQLError[]> {
    const { schema } = this.parts;
    try {
      if (running > socketLimits.operations) throw new ApiError('TOO_MANY_SUBSCRIPTIONS', { most: socketLimits.operations });
      const document = read(schema, payload.query);
      if (!('kind' in document)) return document;
      const gql = this.operationContext();
      const variables = payload.variables ?? {};
      const operation = judge(schema, { document, operationName: payload.operationName, variables }, gql);
      if (operation.operation !== OperationTypeNode.SUBSCRIPTION) throw new ApiError('SOCKET_IS_FOR_SUBSCRIPTIONS');
      return { schema, document, operationName: payload.operationName, variableValues: variables, contextValue: gql };
    } catch (error) {
      if (error instanceof GraphQLError) return [error];
      throw error;
    }
  }

  /** A context per operation: its loaders and its end are its own. */
  private operationContext(): GqlContext {
    if (!this.ctx) throw new ApiError('UNAUTHENTICATED');
    const refuse = (): never => {
      throw new Error('A WebSocket cannot set a cookie.');
    };
    return { ctx: this.ctx, loaders: new Map(), idempotencyKey: undefined, cookie: { set: refuse, clear: refuse }, peer: this.parts.visit.caller.peer, signal: new AbortController().signal };
  }

  private async stream(args: ExecutionArgs) {
    const controller = new AbortController();
    this.operations.add(controller);
    controller.signal.addEventListener('abort', () => this.operations.delete(controller), { once: true });
    const result = await subscribe({ ...args, contextValue: { ...(args.contextValue as GqlContext), signal: controller.signal } });
    if (Symbol.asyncIterator in result) return streamUntil(result, controller);
    controller.abort();
    return result;
  }

  /** A consumer too slow for what it subscribed to is let go before it fills our memory. */
  private send(frame: string): void {
    this.socket.send(frame, () => undefined);
    if (this.socket.bufferedAmount > socketLimits.bufferedBytes) this.socket.terminate();
  }

  private async hear(hear: (frame: string) => Promise<void>, frame: string): Promise<void> {
    try {
      await hear(frame);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (reason.startsWith('Unexpected message')) return this.socket.close(CloseCode.BadRequest, 'Bad request');
      if (error instanceof ApiError && error.code === 'UNAVAILABLE') return this.socket.close(closeCodes.later, 'Try again later');
      if (!(error instanceof ApiError)) this.parts.log.error('realtime.bug', { requestId: this.parts.visit.requestId, reason });
      this.socket.close(CloseCode.InternalServerError, 'Internal error');
    }
  }

  private masked(error: GraphQLError, contextValue: unknown) {
    const gql = (contextValue as GqlContext | undefined) ?? (this.ctx ? { ctx: this.ctx } : undefined);
    const { requestId, locale } = this.parts.visit;
    const answered: Answered = { requestId, locale: gql?.ctx.locale ?? locale, maySeeSchema: gql ? maySeeSchema(gql) : false };
    return this.parts.mask.error(error, answered);
  }
}
