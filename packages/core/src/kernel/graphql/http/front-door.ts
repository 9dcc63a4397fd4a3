import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { WorkspaceDirectory } from '../../database/control.js';
import { chooseLocale } from '../../i18n/accept-language.js';
import { ApiError } from '../errors/api-error.js';
import type { Mask } from '../errors/mask.js';
import { isUnavailable } from '../errors/unavailable.js';
import { paths, type DoorSettings } from '../settings.js';
import { Callers } from './caller.js';
import { checkGraphqlBody, checkGraphqlRequest } from './graphql-rules.js';
import { securityHeaders } from './http-headers.js';
import { remember, visitOf, type Visit } from './visits.js';

/** Everything that happens to every request before its route: id, headers, workspace by host, the rules of the two API paths. */
export class FrontDoor {
  private readonly callers: Callers;
  private readonly headers: Readonly<Record<'plain' | 'secure', Record<string, string>>>;

  constructor(private readonly directory: WorkspaceDirectory, private readonly mask: Mask, private readonly settings: DoorSettings) {
    this.callers = new Callers(settings);
    const headersFor = (https: boolean) => securityHeaders({ https, scriptHashes: settings.scriptHashes });
    this.headers = { plain: headersFor(false), secure: headersFor(true) };
  }

  open(fastify: FastifyInstance): void {
    fastify.addHook('onRequest', (request, reply) => this.orRefuse(request, reply, () => this.receive(request, reply)));
    fastify.addHook('preHandler', (request, reply) =>
      this.orRefuse(request, reply, async () => {
        if (isApi(pathOf(request))) checkGraphqlBody(request.body);
      }),
    );
  }

  /** Answers a refusal in the shape of a GraphQL answer, on every path. */
  refuse(request: FastifyRequest, reply: FastifyReply, error: ApiError): void {
    const visit = knownVisit(request);
    if (error.code === 'UNAVAILABLE' || error.code === 'TIMEOUT') reply.header('retry-after', '2');
    if (typeof error.params['retryAfter'] === 'number') reply.header('retry-after', error.params['retryAfter']);
    if (error.code === 'METHOD_NOT_ALLOWED') reply.header('allow', 'POST');
    const answered = { requestId: visit.requestId, locale: visit.locale, maySeeSchema: false };
    void reply.code(error.status).header('cache-control', 'no-store').type('application/json; charset=utf-8').send(JSON.stringify({ errors: [{ message: this.mask.words(error.code, answered, error.params), extensions: { code: error.code, correlationId: visit.requestId } }] }));
  }

  private async orRefuse(request: FastifyRequest, reply: FastifyReply, check: () => Promise<void>): Promise<FastifyReply | undefined> {
    try {
      await check();
      return undefined;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.refuse(request, reply, error);
      return reply;
    }
  }

  private async receive(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const caller = this.callers.of(request.raw);
    const visit: Visit = { requestId: randomUUID(), caller, locale: chooseLocale(request.headers['accept-language']), workspace: null };
    remember(request.raw, visit);
    reply.headers({ ...this.headers[caller.https ? 'secure' : 'plain'], 'x-request-id': visit.requestId });
    const path = pathOf(request);
    if (path.startsWith('/health/')) return;
    const workspace = await this.workspaceOf(caller.host);
    if (!workspace) throw new ApiError('UNKNOWN_HOST');
    remember(request.raw, { ...visit, workspace });
    if (isApi(path)) checkGraphqlRequest(request, caller, this.settings.origins);
  }

  private async workspaceOf(host: string) {
    try {
      return await this.directory.byHost(host);
    } catch (error) {
      throw isUnavailable(error) ? new ApiError('UNAVAILABLE') : error;
    }
  }
}

/** The visit of a request, also when it broke before it was received. */
function knownVisit(request: FastifyRequest): Visit {
  try {
    return visitOf(request.raw);
  } catch {
    return { requestId: randomUUID(), caller: { peer: '', host: '', https: false }, locale: 'en', workspace: null };
  }
}

/** Of the route that answers: the router reads escapes, so that a path is written in many ways. */
const pathOf = (request: FastifyRequest): string => request.routeOptions.url ?? request.url.split('?', 1)[0] ?? '';
const isApi = (path: string): boolean => path === paths.agent || path === paths.portal;
