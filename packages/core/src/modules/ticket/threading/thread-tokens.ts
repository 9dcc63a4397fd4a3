import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { RequestContext } from '@meja/plugin-sdk/server/kernel';
import { idFrom } from '../../../kernel/context/ids.js';
import { Keys } from '../../../kernel/context/keys.js';

const purpose = 'thread';

/** What a genuine token says. */
export interface Thread {
  readonly ticketId: string;
  /** True when the token was sent to this very sender. */
  readonly sentToSender: boolean;
}

/**
 * Tokens that let a reply find its ticket: ticket and recipient, signed with 128 bits. They stand in the Message-ID and in the plus-address
 * of what we send; a subject, a number or somebody else's Message-ID never opens a ticket.
 */
@Injectable()
export class ThreadTokens {
  constructor(private readonly keys: Keys) {}

  /** 54 characters, safe in a local part. */
  mint(ctx: RequestContext, ticketId: string, recipient: string): string {
    const claim = `${compact(ticketId)}.${tagOf(recipient)}`;
    return `${claim}.${this.keys.sign(ctx.workspace, purpose, claim)}`;
  }

  /** The first genuine token among ids and addresses of a message from `sender`. */
  find(ctx: RequestContext, references: readonly string[], sender: string): Thread | null {
    for (const reference of references) {
      for (const [, id = '', tag = '', signature = ''] of reference.matchAll(/(?<![\w-])([\w-]{22})\.([\w-]{8})\.([\w-]{22})(?![\w-])/g)) {
        if (!this.keys.verify(ctx.workspace, purpose, { text: `${id}.${tag}`, signature })) continue;
        return { ticketId: idFrom(Buffer.from(id, 'base64url')), sentToSender: tag === tagOf(sender) };
      }
    }
    return null;
  }
}

const tagOf = (address: string): string => createHash('sha256').update(address.toLowerCase()).digest().subarray(0, 6).toString('base64url');

const compact = (id: string): string => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url');
