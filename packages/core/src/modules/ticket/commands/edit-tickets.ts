import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Commands, type Failure, type RequestContext, type Result } from '@meja/plugin-sdk/server/kernel';
import { assignTicket, binTicket, editTicket, markSpam, type TicketPriority } from '@meja/plugin-sdk/server/ticket';
import { ApiError } from '../../../kernel/graphql/index.js';

/** In one request: each is a transaction of its own. */
const mostTickets = 100;

/** The same change for many tickets. */
export interface BulkChange {
  readonly priority?: TicketPriority | undefined;
  readonly status?: 'open' | 'waiting_for_requester' | 'waiting_for_third_party' | undefined;
  /** Null takes them from everybody; left out, who has them keeps them. */
  readonly assigneeId?: string | null | undefined;
  readonly removeAs?: 'spam' | 'bin' | undefined;
}

export interface BulkResult {
  readonly ticketId: string;
  readonly failure: Failure | null;
}

/** Many tickets, one command each: every ticket answers for itself, and what may not be done to one does not stop the others. */
@Injectable()
export class EditTickets {
  constructor(private readonly commands: Commands) {}

  async execute(ctx: RequestContext, ticketIds: readonly string[], change: BulkChange, idempotencyKey: string | undefined): Promise<BulkResult[]> {
    if (ticketIds.length > mostTickets) throw new ApiError('BAD_USER_INPUT');
    const results: BulkResult[] = [];
    for (const ticketId of new Set(ticketIds)) results.push({ ticketId, failure: await this.one(ctx, ticketId, change, idempotencyKey) });
    return results;
  }

  /** The first failure ends the work on this ticket. */
  private async one(ctx: RequestContext, ticketId: string, { priority, status, assigneeId, removeAs }: BulkChange, key: string | undefined): Promise<Failure | null> {
    const options = { idempotencyKey: key && createHash('sha256').update(`${key}:${ticketId}`).digest('hex') };
    const steps: (() => Promise<Result<unknown>>)[] = [];
    if (priority !== undefined || status !== undefined) steps.push(() => this.commands.execute(ctx, editTicket, { ticketId, priority, status }, options));
    if (assigneeId !== undefined) steps.push(() => this.commands.execute(ctx, assignTicket, { ticketId, assigneeId }, options));
    if (removeAs !== undefined) steps.push(() => this.commands.execute(ctx, removeAs === 'spam' ? markSpam : binTicket, { ticketId }, options));
    for (const step of steps) {
      const result = await step();
      if (!result.ok) return result.failure;
    }
    return null;
  }
}
