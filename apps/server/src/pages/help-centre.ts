import { randomBytes, timingSafeEqual } from 'node:crypto';
import multipart from '@fastify/multipart';
import fastifyStatic from '@fastify/static';
import type { Page, PageDoor } from '@meja/core';
import { assetsDirectory, createPortal, type Execute, type PortalRequest, type PortalResponse, type Refusal } from '@meja/portal';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { formLimits, FormReader, type SentForm } from './sent-form.js';

const basePath = '/help';
const formCookie = 'meja_form';
const formLimit = 256 * 1024;

/** The help centre: server-rendered pages over the requesters' API, without a script. */
export const helpCentre: Page = async (door) => {
  const { fastify } = door;
  const portal = createPortal({ basePath, report: (error, requestId) => fastify.log.error({ error, requestId }) });
  const forms = new FormReader(door);
  await fastify.register(fastifyStatic, { root: assetsDirectory, prefix: `${basePath}/assets/`, decorateReply: false, index: false, immutable: true, maxAge: '365d' });
  await fastify.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: formLimit }, (_request, body, done) => done(null, new URLSearchParams(String(body))));
    await scope.register(multipart, { limits: formLimits });
    const serve = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
      const visitor = await visitorOf(door, request, reply);
      const isTrusted = trustOf(door, request, visitor.csrfToken);
      const form = await formOf(forms, request, isTrusted);
      const asked: PortalRequest = { ...visitor, form: form?.fields ?? null, files: form?.files ?? [] };
      const execute = executor(door, request);
      const refusal = refusalOf(asked, form, isTrusted);
      const answer = refusal ? await portal.refuse(asked, refusal, execute) : await portal.handle(asked, execute);
      if (form && answer.status >= 400) forms.forget(form.fields);
      return send(reply, answer);
    };
    scope.route({ method: ['GET', 'HEAD', 'POST'], url: basePath, handler: serve });
    scope.route({ method: ['GET', 'HEAD', 'POST'], url: `${basePath}/*`, handler: serve });
    scope.setErrorHandler(async (error: { statusCode?: number }, request, reply) => {
      const status = error.statusCode === 413 || error.statusCode === 415 ? error.statusCode : 500;
      return send(reply, await portal.refuse({ ...(await visitorOf(door, request, reply)), form: null, files: [] }, { status }, executor(door, request)));
    });
  });
};

/** The fields of a POST, and its files when it may send some. */
async function formOf(forms: FormReader, request: FastifyRequest, trusts: Trust): Promise<SentForm | null> {
  if (request.method !== 'POST') return null;
  if (request.isMultipart()) return forms.read(request, trusts);
  return request.body instanceof URLSearchParams ? { fields: request.body, files: [], refused: null } : null;
}

async function visitorOf(door: PageDoor, request: FastifyRequest, reply: FastifyReply): Promise<Omit<PortalRequest, 'form' | 'files'>> {
  const { requestId, locale, https, workspace } = door.visit(request);
  const url = new URL(request.url, 'http://localhost');
  const visitor = await door.context(request, 'portal');
  const { actor, locale: own } = visitor;
  return {
    method: request.method,
    path: url.pathname.slice(basePath.length),
    query: url.searchParams,
    headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
    locale: actor.kind === 'person' ? own : locale,
    csrfToken: door.sign(request, 'form', browserToken(request, reply, https)),
    signedIn: actor.kind === 'person',
    site: workspace.name,
    uploads: door.uploads(visitor),
    requestId,
    secure: https,
  };
}

/** A random value per browser, in a cookie no script reads; what a form sends back is its signature. */
function browserToken(request: FastifyRequest, reply: FastifyReply, https: boolean): string {
  const known = new RegExp(`(?:^|;\\s*)${formCookie}=([\\w-]{22})(?:;|$)`).exec(request.headers.cookie ?? '')?.[1];
  if (known) return known;
  const made = randomBytes(16).toString('base64url');
  void reply.header('set-cookie', `${formCookie}=${made}; Path=${basePath}; HttpOnly; SameSite=Strict${https ? '; Secure' : ''}`);
  return made;
}

function refusalOf({ method }: PortalRequest, form: SentForm | null, isTrusted: Trust): Refusal | null {
  if (method !== 'POST') return null;
  if (!isTrusted(form?.fields ?? new URLSearchParams())) return { status: 403, ...(form?.refused === 'unread' ? { files: 'unread' } : {}) };
  return form?.refused ? { status: form.refused === 'too_often' ? 429 : form.refused === 'unavailable' ? 503 : 413, files: form.refused } : null;
}

/** Whether a form came from a page that this browser got from us. */
type Trust = (fields: URLSearchParams) => boolean;

const trustOf = (door: PageDoor, request: FastifyRequest, csrfToken: string): Trust => {
  const wanted = Buffer.from(csrfToken);
  return (fields) => {
    const given = Buffer.from(fields.get('csrf') ?? '');
    return door.isFromOurPages(request) && given.length === wanted.length && timingSafeEqual(given, wanted);
  };
};

/** Runs an operation through the door of the requesters' API, as this visitor from this address. */
function executor({ fastify, visit }: PageDoor, request: FastifyRequest): Execute {
  const { peer, host, https } = visit(request);
  return async (query, variables, { idempotencyKey, locale } = {}) => {
    const headers = {
      host,
      'content-type': 'application/json',
      'accept-language': locale ?? request.headers['accept-language'] ?? 'en',
      ...(request.headers.cookie ? { cookie: request.headers.cookie } : {}),
      ...(idempotencyKey ? { 'idempotency-key': idempotencyKey } : {}),
    };
    const answer = await fastify.inject({ method: 'POST', url: '/portal/graphql', headers, remoteAddress: peer, payload: JSON.stringify({ query, variables }) });
    const setCookies = [answer.headers['set-cookie'] ?? []].flat().map((cookie) => (https && !/; Secure/i.test(cookie) ? `${cookie}; Secure` : cookie));
    const { data = null, errors } = answer.json<{ data?: Record<string, unknown> | null; errors?: { message: string; extensions?: Record<string, unknown> }[] }>();
    return { data, setCookies, ...(errors ? { errors } : {}) };
  };
}

function send(reply: FastifyReply, { status, headers, body }: PortalResponse): FastifyReply {
  for (const [name, value] of Object.entries(headers)) void reply.header(name, typeof value === 'string' ? value : [...value]);
  return reply.code(status).send(body instanceof Uint8Array ? Buffer.from(body) : body);
}
