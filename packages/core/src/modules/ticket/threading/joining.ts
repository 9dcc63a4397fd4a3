import { Injectable } from '@nestjs/common';
import { Database, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import type { ClaimedSender, InboundMessage } from '@meja/plugin-sdk/server/ticket';
import { Users } from '@meja/plugin-sdk/server/user';
import { Ticket } from '../entities/ticket.js';
import { ThreadTokens, type Thread } from './thread-tokens.js';

export interface Joined {
  /** Locked. */
  readonly ticket: Ticket;
  /** True when the sender is the requester as far as this channel can tell. */
  readonly asRequester: boolean;
}

export interface Arrival {
  readonly from: ClaimedSender;
  /** What a machine sent this back to: the ticket, when it was sent to `from`. */
  readonly about: Thread | null;
}

/**
 * Decides whether a message belongs to a ticket there is. Two ways in: a token we signed, or a proved requester naming the number. What is in the bin is
 * gone for those outside: they open a new one.
 */
@Injectable()
export class Joining {
  constructor(private readonly db: Database, private readonly users: Users, private readonly tokens: ThreadTokens) {}

  async find(ctx: RequestContext, message: InboundMessage, { from, about }: Arrival): Promise<Joined | null> {
    const thread = this.tokens.find(ctx, message.references, from.address) ?? about;
    if (thread) {
      const ticket = await this.lock(ctx, { id: thread.ticketId });
      if (!ticket || ticket.removedAs === 'bin') return null;
      const asRequester = thread.sentToSender && (await this.isRequester(ctx, ticket, from));
      // Nobody reads a note on what is closed: who is not the requester asks anew.
      return ticket.isClosed && !asRequester ? null : { ticket, asRequester };
    }
    const number = /\[#(\d{1,12})\]/.exec(message.subject)?.[1];
    if (number === undefined || !message.senderVerified) return null;
    const ticket = await this.lock(ctx, { number });
    return ticket && ticket.removedAs !== 'bin' && (await this.isRequester(ctx, ticket, from)) ? { ticket, asRequester: true } : null;
  }

  private lock(ctx: RequestContext, where: { id: string } | { number: string }): Promise<Ticket | null> {
    return this.db.repo(ctx, Ticket).findOne({ where, lock: { mode: 'pessimistic_write' } });
  }

  private async isRequester(ctx: RequestContext, ticket: Ticket, from: ClaimedSender): Promise<boolean> {
    const [requester] = await this.users.byIds(ctx, [ticket.requesterId]);
    return requester?.email === from.address;
  }
}
