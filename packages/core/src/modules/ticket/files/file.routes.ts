import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { Blobs, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { PageDoor } from '../../../kernel/doors/page-door.js';
import { ApiError } from '../../../kernel/graphql/index.js';
import { sniff, sniffLength } from '../../../kernel/storage/index.js';
import { TimelineReader } from '../index.js';
import { wantedRange } from './byte-range.js';
import { FilePaths } from './file-paths.js';

interface Granted {
  readonly ctx: RequestContext;
  readonly name: string;
  readonly sha256: string;
  readonly size: number;
}

/** An attachment, for the person the path was made for. Whatever is wrong, it is not there. */
@Injectable()
export class FileRoutes {
  constructor(private readonly paths: FilePaths, private readonly timelines: TimelineReader, private readonly blobs: Blobs) {}

  mount(door: PageDoor): void {
    door.fastify.get<{ Params: { token: string } }>('/files/:token', async (request, reply) => this.save(request, reply, await this.granted(door, request)));
    door.fastify.get<{ Params: { token: string } }>('/files/:token/preview', async (request, reply) => this.show(request, reply, await this.granted(door, request)));
  }

  /** To be saved, never shown: the sender's media type is never believed, and the name is only ever a name. */
  private save(request: FastifyRequest, reply: FastifyReply, file: Granted): Promise<FastifyReply> {
    return this.send(request, reply.headers({ 'content-type': 'application/octet-stream', 'content-disposition': `attachment; filename*=UTF-8''${encoded(file.name)}` }), file);
  }

  /** A picture by its own bytes, which run nothing. A PDF is bytes for the viewer in our page; opened by itself it is saved. */
  private async show(request: FastifyRequest, reply: FastifyReply, file: Granted): Promise<FastifyReply> {
    const kind = sniff(await buffer(await this.part(file, 0, sniffLength - 1)));
    if (kind === null) throw new ApiError('NOT_FOUND');
    if (kind === 'application/pdf') return this.save(request, reply, file);
    return this.send(request, reply.headers({ 'content-type': kind, 'content-disposition': 'inline' }), file);
  }

  private async send(request: FastifyRequest, reply: FastifyReply, file: Granted): Promise<FastifyReply> {
    const { size, sha256 } = file;
    const etag = `"${sha256}"`;
    reply.headers({ 'content-security-policy': `sandbox; default-src 'none'`, 'x-content-type-options': 'nosniff', 'cache-control': 'no-store', 'accept-ranges': 'bytes', etag });
    const range = wantedRange({ range: request.headers.range, ifRange: text(request.headers['if-range']) }, size, etag);
    if (range === 'unsatisfiable') return reply.removeHeader('content-disposition').code(416).header('content-range', `bytes */${size}`).send();
    const [first, last] = range ? [range.first, range.last] : [0, size - 1];
    if (range) reply.code(206).header('content-range', `bytes ${first}-${last}/${size}`);
    return reply.header('content-length', last - first + 1).send(await this.part(file, first, last));
  }

  private async part({ ctx, sha256 }: Granted, first: number, last: number): Promise<Readable> {
    const blob = await this.blobs.open(ctx, sha256, { first, last });
    if (!blob) throw new ApiError('NOT_FOUND');
    return blob.stream;
  }

  private async granted(door: PageDoor, request: FastifyRequest<{ Params: { token: string } }>): Promise<Granted> {
    for (const audience of ['agent', 'portal'] as const) {
      const ctx = await door.context(request, audience).catch(strangersToken);
      const id = ctx && this.paths.attachmentOf(ctx, request.params.token);
      const row = ctx && id ? await this.timelines.attachment(ctx, id) : null;
      if (ctx && row?.scan === 'clean') return { ctx, name: row.name, sha256: row.blobSha256, size: row.size };
    }
    throw new ApiError('NOT_FOUND');
  }
}

/** An API token of one API is none of the other, and says nothing here. */
function strangersToken(error: unknown): null {
  if (error instanceof ApiError && error.code === 'TOKEN_REFUSED') return null;
  throw error;
}

const encoded = (name: string): string => encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
const text = (header: FastifyRequest['headers'][string]): string | undefined => (typeof header === 'string' ? header : undefined);
