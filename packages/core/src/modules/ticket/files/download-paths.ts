import { Injectable } from '@nestjs/common';
import { Clock, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import type { AttachmentFacts } from '@meja/plugin-sdk/server/ticket';
import { isId } from '../../../kernel/context/ids.js';
import { Keys } from '../../../kernel/context/keys.js';

const purpose = 'attachment';
const validForMs = 15 * 60_000;

/**
 * Paths under which an attachment is downloaded: signed for one person, good for fifteen minutes. Handing one on is of no use: the session
 * of the same person must come with it, and the scope of the ticket is checked again.
 */
@Injectable()
export class DownloadPaths {
  constructor(private readonly keys: Keys, private readonly clock: Clock) {}

  of(ctx: RequestContext, { id, scan }: AttachmentFacts): string | null {
    if (scan !== 'clean' || ctx.actor.kind !== 'person') return null;
    const claim = `${id}.${ctx.actor.userId}.${this.clock.now().getTime() + validForMs}`;
    return `/files/${Buffer.from(claim).toString('base64url')}.${this.keys.sign(ctx.workspace, purpose, claim)}`;
  }

  /** The attachment a path was made for, when it was made for this caller and is still good. */
  attachmentOf(ctx: RequestContext, token: string): string | null {
    const [encoded = '', signature = ''] = token.split('.');
    const claim = Buffer.from(encoded, 'base64url').toString();
    const [id = '', userId = '', until = ''] = claim.split('.');
    if (!this.keys.verify(ctx.workspace, purpose, claim, signature) || !isId(id)) return null;
    if (ctx.actor.kind !== 'person' || ctx.actor.userId !== userId) return null;
    return this.clock.now().getTime() < Number(until) ? id : null;
  }
}
