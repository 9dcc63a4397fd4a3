import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Log, type GqlContext, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { anonymousContext } from '../../context/contexts.js';
import { Authentication, type Audience, type SignedIn } from '../authentication.js';
import { ApiError } from '../errors/api-error.js';
import { isUnavailable } from '../errors/unavailable.js';
import { cookies } from '../settings.js';
import { bearerOf } from './bearer.js';
import { cookieValue, sessionCookie } from './cookie.js';
import { visitOf, type Visit } from './visits.js';

/** What a caller shows of who they are. */
export type Shown = Pick<IncomingHttpHeaders, 'cookie' | 'authorization'>;

export interface Recognised {
  readonly ctx: RequestContext;
  /** As `SignedIn` has them; 0 for a visitor. */
  readonly rights: number;
}

/** Makes the context of an operation: who asks, in which workspace, for how long. */
export class OperationContexts {
  private readonly made = new WeakMap<FastifyRequest, Promise<GqlContext>>();

  constructor(private readonly authentication: Authentication, private readonly log: Log, private readonly timeoutMs: number) {}

  /** One for each request, whoever asks first. */
  ofRequest(audience: Audience, request: FastifyRequest, reply: FastifyReply): Promise<GqlContext> {
    const known = this.made.get(request);
    if (known) return known;
    const making = this.make(audience, request, reply);
    this.made.set(request, making);
    return making;
  }

  private async make(audience: Audience, request: FastifyRequest, reply: FastifyReply): Promise<GqlContext> {
    try {
      return await this.contextOf(audience, request, reply);
    } catch (error) {
      if (error instanceof ApiError) error.told = visitOf(request.raw);
      throw error;
    }
  }

  /** The context of the person whose API token or session cookie is sent, or of a visitor. A database out of reach is not a visitor. */
  async signedIn(audience: Audience, visit: Visit, shown: Shown): Promise<RequestContext> {
    return (await this.recognised(audience, visit, shown)).ctx;
  }

  /** The same, with how new the rights in it are. Beside an API token no cookie counts, and one that is refused makes nobody a visitor. */
  async recognised(audience: Audience, { workspace, locale, requestId }: Visit, { cookie, authorization }: Shown): Promise<Recognised> {
    if (!workspace) throw new ApiError('UNKNOWN_HOST');
    const visitor = anonymousContext(audience, { workspace, locale, requestId });
    const [bearer, session] = [bearerOf(authorization), cookieValue(cookie, cookies[audience])];
    const person = bearer === undefined ? session && (await this.asked(requestId, () => this.authentication.byToken(visitor, audience, session))) : await this.asked(requestId, () => this.authentication.byBearer(visitor, audience, bearer));
    if (person) return { ctx: Object.freeze({ ...visitor, actor: person.actor, locale: person.locale, timeZone: person.timeZone }), rights: person.rights };
    if (bearer !== undefined) throw new ApiError('TOKEN_REFUSED');
    return { ctx: visitor, rights: 0 };
  }

  private async asked(requestId: string, read: () => Promise<SignedIn | null>): Promise<SignedIn | null> {
    try {
      return await read();
    } catch (error) {
      this.log.error('authentication.failed', { requestId, reason: error instanceof Error ? error.message : String(error) });
      throw new ApiError(isUnavailable(error) ? 'UNAVAILABLE' : 'INTERNAL');
    }
  }

  private async contextOf(audience: Audience, request: FastifyRequest, reply: FastifyReply): Promise<GqlContext> {
    const visit = visitOf(request.raw);
    return {
      ctx: await this.signedIn(audience, visit, request.headers),
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
