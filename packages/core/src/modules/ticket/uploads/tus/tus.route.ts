import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { PageDoor } from '../../../../kernel/doors/page-door.js';
import { ApiError } from '../../../../kernel/graphql/index.js';
import { announced, wholeNumber } from './announcement.js';
import { Arrivals, type Standing } from './arrivals.js';

type Audience = Parameters<PageDoor['context']>[1];

/** Where uploads are sent: one place for each API, whose session or token says whose they are. */
export const uploadPaths: Readonly<Record<Audience, string>> = { agent: '/uploads', portal: '/portal/uploads' };

const version = '1.0.0';
const partType = 'application/offset+octet-stream';

/** The tus protocol 1.0.0, core with creation, expiration and termination. */
@Injectable()
export class TusRoute {
  constructor(private readonly arrivals: Arrivals) {}

  async mount(door: PageDoor): Promise<void> {
    for (const audience of ['agent', 'portal'] as const) await door.fastify.register(async (scope) => this.routes(scope, door, audience));
  }

  private routes(scope: FastifyInstance, door: PageDoor, audience: Audience): void {
    const at = uploadPaths[audience];
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
      const upload = await this.arrivals.begin(await door.context(request, audience), announced(text(length), text(metadata)));
      return told(reply.code(201).header('location', `${at}/${upload.id}`), upload).send();
    });
    scope.head<{ Params: { id: string } }>(`${at}/:id`, async (request, reply) => {
      const upload = await this.arrivals.find(await door.context(request, audience), request.params.id);
      return told(reply.code(200).header('upload-length', upload.size), upload).send();
    });
    scope.patch<{ Params: { id: string }; Body: Readable }>(`${at}/:id`, async (request, reply) => {
      const offset = wholeNumber(text(request.headers['upload-offset']));
      if (offset === null || request.headers['content-type'] !== partType) throw new ApiError('BAD_REQUEST');
      try {
        return told(reply.code(204), await this.arrivals.receive(await door.context(request, audience), request.params.id, { offset, source: request.body })).send();
      } finally {
        // What is refused is still read to its end, or the next request on the connection would wait behind it.
        request.body.resume();
      }
    });
    scope.delete<{ Params: { id: string } }>(`${at}/:id`, async (request, reply) => {
      await this.arrivals.remove(await door.context(request, audience), request.params.id);
      return reply.code(204).send();
    });
  }
}

const told = (reply: FastifyReply, { received, expires }: Standing): FastifyReply => reply.headers({ 'upload-offset': received, 'upload-expires': expires.toUTCString() });

const text = (header: FastifyRequest['headers'][string]): string | undefined => (typeof header === 'string' ? header : undefined);
