import { Injectable } from '@nestjs/common';
import { Clock, Events, notFound, ok, refuse, type RequestContext, type Result } from '@meja/plugin-sdk/server/kernel';
import { mayRemoveTickets, ticketRemovedFromView } from '@meja/plugin-sdk/server/ticket';
import { TicketRows } from '../../index.js';

/** What marking as spam and putting into the bin have in common. */
@Injectable()
export class OutOfSight {
  constructor(private readonly rows: TicketRows, private readonly events: Events, private readonly clock: Clock) {}

  /** Doing it twice changes nothing; who is spam can still go into the bin, and the other way round. */
  async put(ctx: RequestContext, ticketId: string, as: 'spam' | 'bin'): Promise<Result<{ ticketId: string }>> {
    const ticket = await this.rows.lock(ctx, ticketId, mayRemoveTickets);
    if (!ticket) return refuse(notFound({}));
    if (ticket.removedAs === as) return ok({ ticketId });
    await this.rows.write(ctx, ticket, { removedAs: as, removedAt: this.clock.now() }, { isPublic: false });
    await this.events.publish(ctx, ticketRemovedFromView, { ticketId, as });
    return ok({ ticketId });
  }
}
