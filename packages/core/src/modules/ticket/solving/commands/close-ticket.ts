import { Injectable } from '@nestjs/common';
import { Events, notFound, ok, refuse, type Handles, type InputOf, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { maySolve, notSolved, ticketRemoved, ticketStatusChanged, ticketWasClosed, type closeTicket } from '@meja/plugin-sdk/server/ticket';
import { TicketRows } from '../../index.js';

/** A solved ticket closes without the requester: an agent does it, or the time is up. Refused unless it is solved. */
@Injectable()
export class CloseTicket implements Handles<typeof closeTicket> {
  constructor(private readonly rows: TicketRows, private readonly events: Events) {}

  async execute(ctx: RequestContext, { ticketId }: InputOf<typeof closeTicket>) {
    const ticket = await this.rows.lock(ctx, ticketId, maySolve);
    if (!ticket) return refuse(notFound({}));
    if (ticket.removedAs !== null) return refuse(ticketRemoved({ ticketId, as: ticket.removedAs }));
    if (ticket.status !== 'solved') return refuse(notSolved({ ticketId, status: ticket.status }));
    await this.rows.write(ctx, ticket, { status: 'closed' }, { isPublic: true });
    await this.events.publish(ctx, ticketStatusChanged, { ticketId, status: 'closed', previousStatus: 'solved' });
    await this.events.publish(ctx, ticketWasClosed, { ticketId, by: ctx.actor.kind === 'system' ? 'time' : 'agent' });
    return ok({ ticketId });
  }
}
