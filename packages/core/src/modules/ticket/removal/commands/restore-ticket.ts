import { Injectable } from '@nestjs/common';
import { Events, notFound, ok, refuse, type Handles, type InputOf, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { mayRemoveTickets, notRemoved, ticketRestored, type restoreTicket } from '@meja/plugin-sdk/server/ticket';
import { TicketRows } from '../../index.js';

/** Takes a ticket out of the bin or the spam; it is where it was, as it was. Refused when it is in neither. */
@Injectable()
export class RestoreTicket implements Handles<typeof restoreTicket> {
  constructor(private readonly rows: TicketRows, private readonly events: Events) {}

  async execute(ctx: RequestContext, { ticketId }: InputOf<typeof restoreTicket>) {
    const ticket = await this.rows.lock(ctx, ticketId, mayRemoveTickets);
    if (!ticket) return refuse(notFound({}));
    const { removedAs: was } = ticket;
    if (was === null) return refuse(notRemoved({ ticketId }));
    await this.rows.write(ctx, ticket, { removedAs: null, removedAt: null }, { isPublic: false });
    await this.events.publish(ctx, ticketRestored, { ticketId, was });
    return ok({ ticketId });
  }
}
