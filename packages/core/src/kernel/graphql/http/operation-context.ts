import type { FastifyReply, FastifyRequest } from 'fastify';
import { Log, type GqlContext, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { anonymousContext } from '../../context/contexts.js';
import { Authentication, type Audience } from '../authentication.js';
import { ApiError } from '../errors/api-error.js';
import { isUnavailable } from '../errors/unavailable.js';
import { cookies } from '../settings.js';
import { cookieValue, sessionCookie } from './cookie.js';
import { visitOf, type Visit } from './visits.js';

/** Makes the context of an operation: who asks, in which workspace, for how long. */
export class OperationContexts {
  constructor(private readonly authentication: Authentication, private readonly log: Log, private readonly timeoutMs: number) {}

  async ofRequest(audience: Audience, request: FastifyRequest, reply: FastifyReply): Promise<GqlContext> {
    try {
      return await this.made(audience, request, reply);
    } catch (error) {
      if (error instanceof ApiError) error.told = visitOf(request.raw);
      throw error;
    }
  }

  /** The context of the person whose session cookie is sent, or of a visitor. A database out of reach is not a visitor. */
  async signedIn(audience: Audience, { workspace, locale, requestId }: Visit, cookie: string | undefined): Promise<RequestContext> {
    if (!workspace) throw new ApiError('UNKNOWN_HOST');
    const visitor = anonymousContext(audience, { workspace, locale, requestId });
    const token = cookieValue(cookie, cookies[audience]);
    if (!token) return visitor;
    try {
      const person = await this.authentication.byToken(visitor, audience, token);
      return person ? Object.freeze({ ...visitor, actor: person.actor, locale: person.locale, timeZone: person.timeZone }) : visitor;
    } catch (error) {
      this.log.error('authentication.failed', { requestId, reason: error instanceof Error ? error.message : String(error) });
      throw new ApiError(isUnavailable(error) ? 'UNAVAILABLE' : 'INTERNAL');
    }
  }

  private async made(audience: Audience, request: FastifyRequest, reply: FastifyReply): Promise<GqlContext> {
    const visit = visitOf(request.raw);
    return {
      ctx: await this.signedIn(audience, visit, request.headers.cookie),
      loaders: new Map(),
      idempotencyKey: idempotencyKey(request.headers['idempotency-key']),
      cookie: sessionCookie(cookies[audience], visit.caller.https, (header) => void reply.header('set-cookie', header)),
      peer: visit.caller.peer,
      signal: this.patience(reply),
    };
  }

  /** Ends when the caller goes away or the time is up. */
  private patience(reply: FastifyReply): AbortSignal {
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(new ApiError('TIMEOUT')), this.timeoutMs);
    timer.unref();
    reply.raw.once('close', () => {
      clearTimeout(timer);
      if (!reply.raw.writableFinished) controller.abort(new ApiError('BAD_REQUEST'));
    });
    return controller.signal;
  }
}

/** 8 to 128 characters that are safe in a log; anything else is refused, or a retry would not find its answer. */
function idempotencyKey(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (typeof header === 'string' && /^[\w.:-]{8,128}$/.test(header)) return header;
  throw new ApiError('BAD_USER_INPUT');
}
