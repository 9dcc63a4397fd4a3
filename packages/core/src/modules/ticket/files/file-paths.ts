import { Injectable } from '@nestjs/common';
import { Clock, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import type { AttachmentFacts } from '@meja/plugin-sdk/server/ticket';
import { idFrom } from '../../../kernel/context/ids.js';
import { Keys } from '../../../kernel/context/keys.js';

const purpose = 'attachment';
const validForMs = 15 * 60_000;

/**
 * Paths under which an attachment is downloaded or shown: signed for one person, good for fifteen minutes. Handing one on is of no use: the session
 * of the same person must come with it, and the scope of the ticket is checked again.
 */
@Injectable()
export class FilePaths {
  constructor(private readonly keys: Keys, private readonly clock: Clock) {}

  download(ctx: RequestContext, { id, scan }: AttachmentFacts): string | null {
    if (scan !== 'clean' || ctx.actor.kind !== 'person') return null;
    const claim = packed(id, ctx.actor.userId, this.clock.now().getTime() + validForMs);
    return `/files/${claim}.${this.keys.sign(ctx.workspace, purpose, claim)}`;
  }

  preview(ctx: RequestContext, attachment: AttachmentFacts): string | null {
    const path = attachment.preview === 'none' ? null : this.download(ctx, attachment);
    return path && `${path}/preview`;
  }

  /** The attachment a path was made for, when it was made for this caller and is still good. */
  attachmentOf(ctx: RequestContext, token: string): string | null {
    const [claim = '', signature = ''] = token.split('.');
    if (!this.keys.verify(ctx.workspace, purpose, { text: claim, signature })) return null;
    const { id, userId, until } = unpacked(claim);
    if (ctx.actor.kind !== 'person' || ctx.actor.userId !== userId) return null;
    return this.clock.now().getTime() < until ? id : null;
  }
}

/** Two ids and a time in 51 characters. */
function packed(id: string, userId: string, until: number): string {
  const bytes = Buffer.alloc(38);
  bytes.write(id.replaceAll('-', ''), 0, 'hex');
  bytes.write(userId.replaceAll('-', ''), 16, 'hex');
  bytes.writeUIntBE(until, 32, 6);
  return bytes.toString('base64url');
}

function unpacked(claim: string): { id: string; userId: string; until: number } {
  const bytes = Buffer.from(claim, 'base64url');
  return { id: idFrom(bytes.subarray(0, 16)), userId: idFrom(bytes.subarray(16, 32)), until: bytes.readUIntBE(32, 6) };
}
