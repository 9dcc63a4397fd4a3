import { Injectable } from '@nestjs/common';
import { notFound, ok, refuse, type Handles, type InputOf, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { notSolved, type confirmSolution } from '@meja/plugin-sdk/server/ticket';
import { TicketRows } from '../../index.js';
import { Verdicts } from '../verdicts/verdicts.js';

/** The requester, and nobody else, says that it is settled. Refused unless the ticket is solved. */
@Injectable()
export class ConfirmSolution implements Handles<typeof confirmSolution> {
  constructor(private readonly rows: TicketRows, private readonly verdicts: Verdicts) {}

  async execute(ctx: RequestContext, { ticketId }: InputOf<typeof confirmSolution>) {
    const { actor } = ctx;
    const ticket = actor.kind === 'person' && actor.audience === 'portal' ? await this.rows.lock(ctx, ticketId, null) : null;
    if (!ticket || actor.kind !== 'person' || ticket.requesterId !== actor.userId) return refuse(notFound({}));
    if (ticket.status !== 'solved') return refuse(notSolved({ ticketId, status: ticket.status }));
    await this.verdicts.confirm(ctx, ticket);
    return ok({ ticketId });
  }
}
