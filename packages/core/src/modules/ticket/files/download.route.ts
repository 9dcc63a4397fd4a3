import { Injectable } from '@nestjs/common';
import { Blobs } from '@meja/plugin-sdk/server/kernel';
import type { FastifyReply } from 'fastify';
import type { PageDoor } from '../../../kernel/doors/page-door.js';
import { ApiError } from '../../../kernel/graphql/index.js';
import { TimelineReader } from '../queries/timeline.reader.js';
import { DownloadPaths } from './download-paths.js';

/** `GET /files/<token>`: an attachment, for the person the token was made for. Always saved, never shown; whatever is wrong, it is not there. */
@Injectable()
export class DownloadRoute {
  constructor(private readonly paths: DownloadPaths, private readonly timelines: TimelineReader, private readonly blobs: Blobs) {}

  mount(door: PageDoor): void {
    door.fastify.get<{ Params: { token: string } }>('/files/:token', async (request, reply) => {
      for (const audience of ['agent', 'portal'] as const) {
        const ctx = await door.context(request, audience);
        const id = this.paths.attachmentOf(ctx, request.params.token);
        const row = id === null ? null : await this.timelines.attachment(ctx, id);
        if (!row || row.scan !== 'clean') continue;
        const blob = await this.blobs.open(ctx, row.blobSha256);
        if (blob) return headers(reply, row.name, blob.ref.size).send(blob.stream);
      }
      throw new ApiError('NOT_FOUND');
    });
  }
}

/** The sender's media type is never believed; the name is only ever a name. */
function headers(reply: FastifyReply, name: string, size: number): FastifyReply {
  return reply.headers({
    'content-type': 'application/octet-stream',
    'content-length': size,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`,
    'content-security-policy': `sandbox; default-src 'none'`,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
}
