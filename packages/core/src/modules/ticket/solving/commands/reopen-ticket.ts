import { Injectable } from '@nestjs/common';
import { Events, notFound, ok, refuse, type Handles, type InputOf, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { maySolve, notSolved, ticketReopened, ticketStatusChanged, type reopenTicket } from '@meja/plugin-sdk/server/ticket';
import { authorOf, barred, Dialogue, textToHtml, TicketRows } from '../../index.js';

/** An agent opens a solved ticket again; the reason becomes a note. Refused unless it is solved. */
@Injectable()
export class ReopenTicket implements Handles<typeof reopenTicket> {
  constructor(private readonly rows: TicketRows, private readonly dialogue: Dialogue, private readonly events: Events) {}

  async execute(ctx: RequestContext, { ticketId, reason }: InputOf<typeof reopenTicket>) {
    const ticket = await this.rows.lock(ctx, ticketId, maySolve);
    if (!ticket) return refuse(notFound({}));
    const refusal = barred(ticket);
    if (refusal) return refusal;
    if (ticket.status !== 'solved') return refuse(notSolved({ ticketId, status: ticket.status }));
    const { solutionId } = ticket;
    await this.rows.write(ctx, ticket, { status: 'open', solutionId: null, solvedAt: null }, { isPublic: true });
    await this.dialogue.add(ctx, ticket, { ...authorOf(ctx), fromAgent: true, visibility: 'internal', channel: 'agent', senderVerified: true, senderAddress: null, bodyHtml: textToHtml(reason), bodyText: reason, attachments: [] });
    await this.events.publish(ctx, ticketStatusChanged, { ticketId, status: 'open', previousStatus: 'solved' });
    await this.events.publish(ctx, ticketReopened, { ticketId, solutionId, by: 'agent' });
    return ok({ ticketId });
  }
}
