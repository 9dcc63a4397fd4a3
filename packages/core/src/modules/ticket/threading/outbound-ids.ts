import { Injectable } from '@nestjs/common';
import type { RequestContext } from '@meja/plugin-sdk/server/kernel';
import { idFrom } from '../../../kernel/context/ids.js';
import { Keys } from '../../../kernel/context/keys.js';
import { idOfShort, isSealed, seal, shortId } from './short-form.js';

const purpose = 'outbound';
const tagPurpose = 'outbound-tag';

/** Ids of outgoing messages as the world sees them, signed with 128 bits: who brings one back got that message, or a report on it. */
@Injectable()
export class OutboundIds {
  constructor(private readonly keys: Keys) {}

  /** 45 characters, for a Message-ID. */
  mint(ctx: RequestContext, outboundId: string): string {
    const claim = Buffer.from(outboundId.replaceAll('-', ''), 'hex').toString('base64url');
    return `${claim}.${this.keys.sign(ctx.workspace, purpose, claim)}`;
  }

  /** 41 characters, for an address. */
  mintTag(ctx: RequestContext, outboundId: string): string {
    const claim = shortId(outboundId);
    return claim + seal(this.keys.sign(ctx.workspace, tagPurpose, claim));
  }

  /** The first genuine one among ids and addresses. */
  find(ctx: RequestContext, references: readonly string[]): string | null {
    for (const reference of references) {
      for (const [, id = '', signature = ''] of reference.matchAll(/(?<![\w-])([\w-]{22})\.([\w-]{22})(?![\w-])/g)) {
        if (this.keys.verify(ctx.workspace, purpose, { text: id, signature })) return idFrom(Buffer.from(id, 'base64url'));
      }
      for (const [, claim = '', given = ''] of reference.toLowerCase().matchAll(/(?<![a-z0-9])([a-z0-9]{25})([a-z0-9]{16})(?![a-z0-9])/g)) {
        if (isSealed(given, seal(this.keys.sign(ctx.workspace, tagPurpose, claim)))) return idOfShort(claim);
      }
    }
    return null;
  }
}
