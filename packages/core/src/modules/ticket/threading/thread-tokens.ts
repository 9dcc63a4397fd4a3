import { Injectable } from '@nestjs/common';
import type { RequestContext } from '@meja/plugin-sdk/server/kernel';
import { idFrom } from '../../../kernel/context/ids.js';
import { Keys } from '../../../kernel/context/keys.js';
import { idOfShort, isSealed, seal, shortId } from './short-form.js';

const purpose = 'thread';
const tagPurpose = 'thread-tag';
const recipientPurpose = 'thread-recipient';

/** What a genuine token says. */
export interface Thread {
  readonly ticketId: string;
  /** True when the token was sent to this very sender. */
  readonly sentToSender: boolean;
}

/**
 * Tokens that let a reply find its ticket: ticket and recipient, signed. The long form, with 128 bits, stands in the Message-ID, the short one in
 * the plus-address of what we send; a subject, a number or somebody else's Message-ID never opens a ticket. Who the recipient was is told by a
 * few characters that nobody can work out, so that no address can be looked for that has the same ones.
 */
@Injectable()
export class ThreadTokens {
  constructor(private readonly keys: Keys) {}

  /** 54 characters, for a Message-ID. */
  mint(ctx: RequestContext, ticketId: string, recipient: string): string {
    const id = compact(ticketId);
    const claim = `${id}.${this.recipient(ctx, id, recipient).slice(0, 8)}`;
    return `${claim}.${this.keys.sign(ctx.workspace, purpose, claim)}`;
  }

  /** 46 characters, for an address. */
  mintTag(ctx: RequestContext, ticketId: string, recipient: string): string {
    const id = shortId(ticketId);
    const claim = id + seal(this.recipient(ctx, id, recipient), recipientLength);
    return claim + seal(this.keys.sign(ctx.workspace, tagPurpose, claim));
  }

  /** The first genuine token among ids and addresses of a message from `sender`. */
  find(ctx: RequestContext, references: readonly string[], sender: string): Thread | null {
    for (const reference of references) {
      const found = this.inIds(ctx, reference, sender) ?? this.inAddresses(ctx, reference, sender);
      if (found) return found;
    }
    return null;
  }

  private inIds(ctx: RequestContext, reference: string, sender: string): Thread | null {
    for (const [, id = '', tag = '', signature = ''] of reference.matchAll(/(?<![\w-])([\w-]{22})\.([\w-]{8})\.([\w-]{22})(?![\w-])/g)) {
      if (!this.keys.verify(ctx.workspace, purpose, { text: `${id}.${tag}`, signature })) continue;
      return { ticketId: idFrom(Buffer.from(id, 'base64url')), sentToSender: tag === this.recipient(ctx, id, sender).slice(0, 8) };
    }
    return null;
  }

  private inAddresses(ctx: RequestContext, reference: string, sender: string): Thread | null {
    for (const [, id = '', tag = '', given = ''] of reference.toLowerCase().matchAll(/(?<![a-z0-9])([a-z0-9]{25})([a-z0-9]{5})([a-z0-9]{16})(?![a-z0-9])/g)) {
      const ticketId = isSealed(given, seal(this.keys.sign(ctx.workspace, tagPurpose, id + tag))) ? idOfShort(id) : null;
      if (ticketId !== null) return { ticketId, sentToSender: tag === seal(this.recipient(ctx, id, sender), recipientLength) };
    }
    return null;
  }

  private recipient(ctx: RequestContext, id: string, address: string): string {
    return this.keys.sign(ctx.workspace, recipientPurpose, `${id} ${address.toLowerCase()}`);
  }
}

const recipientLength = 5;

const compact = (id: string): string => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url');
