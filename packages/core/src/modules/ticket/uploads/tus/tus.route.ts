import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { RequestContext } from '@meja/plugin-sdk/server/kernel';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { PageDoor } from '../../../../kernel/doors/page-door.js';
import { ApiError } from '../../../../kernel/graphql/index.js';
import { announced, wholeNumber } from './announcement.js';
import { Arrivals, type Standing } from './arrivals.js';
import { FormPass } from '../form-pass.js';
import { ownerOf } from '../uploads.js';
import type { Owner } from '../uploads.sql.js';

type Audience = Parameters<PageDoor['context']>[1];

/** Where uploads are sent: one place for each API, whose session or token says whose they are. */
export const uploadPaths: Readonly<Record<Audience, string>> = { agent: '/uploads', portal: '/portal/uploads' };

/** Names the form of a stranger. No page of somebody else can send it unasked. */
const passHeader = 'upload-form';
const version = '1.0.0';
const partType = 'application/offset+octet-stream';

/** The tus protocol 1.0.0, core with creation, expiration and termination. */
@Injectable()
export class TusRoute {
  constructor(private readonly arrivals: Arrivals, private readonly passes: FormPass) {}

  async mount(door: PageDoor): Promise<void> {
    for (const audience of ['agent', 'portal'] as const) await door.fastify.register(async (scope) => this.routes(scope, door, audience));
  }

  private routes(scope: FastifyInstance, door: PageDoor, audience: Audience): void {
    const at = uploadPaths[audience];
    const senderOf = async (request: FastifyRequest): Promise<{ ctx: RequestContext; owner: Owner }> => {
      const ctx = await door.context(request, audience);
      const formId = this.passes.formOf(ctx, text(request.headers[passHeader]) ?? '');
      const owner = ownerOf(ctx, formId);
      // A stranger without the pass of a form we showed is nobody.
      if (!owner || (owner.userId === null && owner.formId === null)) throw new ApiError('UNAUTHENTICATED');
      return { ctx, owner };
    };
    // The body stays a stream: its size is what the upload announced, not what a request may have.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(partType, (_request, body, done) => done(null, body));
    scope.addHook('onRequest', async (request, reply) => {
      void reply.headers({ 'tus-resumable': version });
      if (request.method === 'OPTIONS') return;
      if (!door.isFromOurPages(request)) throw new ApiError('FOREIGN_ORIGIN');
      if (request.headers['tus-resumable'] === version) return;
      void reply.header('tus-version', version);
      throw new ApiError('UPLOAD_VERSION', { version });
    });
    scope.options(at, async (_request, reply) => reply.code(204).headers({ 'tus-version': version, 'tus-extension': 'creation,expiration,termination', 'tus-max-size': this.arrivals.maxBytes }).send());
    scope.post(at, async (request, reply) => {
      const { 'upload-length': length, 'upload-metadata': metadata } = request.headers;
      const { ctx, owner } = await senderOf(request);
      const upload = await this.arrivals.begin(ctx, { ...owner, peer: door.visit(request).peer }, announced(text(length), text(metadata))).catch((error: unknown) => {
        // How much it may be, for who asked for too much: less for a stranger, and for the rest of a form.
        if (error instanceof ApiError && error.code === 'UPLOAD_TOO_LARGE') void reply.header('tus-max-size', String(error.params['maxBytes']));
        throw error;
      });
      return told(reply.code(201).header('location', `${at}/${upload.id}`), upload).send();
    });
    scope.head<{ Params: { id: string } }>(`${at}/:id`, async (request, reply) => {
      const { ctx, owner } = await senderOf(request);
      const upload = await this.arrivals.find(ctx, owner, request.params.id);
      return told(reply.code(200).header('upload-length', upload.size), upload).send();
    });
    scope.patch<{ Params: { id: string }; Body: Readable }>(`${at}/:id`, async (request, reply) => {
      const offset = wholeNumber(text(request.headers['upload-offset']));
      if (offset === null || request.headers['content-type'] !== partType) throw new ApiError('BAD_REQUEST');
      try {
        const { ctx, owner } = await senderOf(request);
        return told(reply.code(204), await this.arrivals.receive(ctx, owner, { id: request.params.id, offset, source: request.body })).send();
      } finally {
        // What is refused is still read to its end, or the next request on the connection would wait behind it.
        request.body.resume();
      }
    });
    scope.delete<{ Params: { id: string } }>(`${at}/:id`, async (request, reply) => {
      const { ctx, owner } = await senderOf(request);
      await this.arrivals.remove(ctx, owner, request.params.id);
      return reply.code(204).send();
    });
  }
}

const told = (reply: FastifyReply, { received, expires }: Standing): FastifyReply => reply.headers({ 'upload-offset': received, 'upload-expires': expires.toUTCString() });

const text = (header: FastifyRequest['headers'][string]): string | undefined => (typeof header === 'string' ? header : undefined);
