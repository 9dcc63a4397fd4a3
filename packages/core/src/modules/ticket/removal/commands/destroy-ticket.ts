import { Injectable } from '@nestjs/common';
import { Clock, Database, Events, notFound, ok, refuse, type Handles, type InputOf, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { mayDestroyTickets, notRemoved, ticketDestroyed, type destroyTicket } from '@meja/plugin-sdk/server/ticket';
import { TicketRows } from '../../index.js';
import { Bytes } from '../../bytes/index.js';
import { deleteDeliveries } from '../erasing/deliveries.sql.js';
import { deleteFiles } from '../erasing/files.sql.js';
import { deleteTicket, insertTombstone, messageIdsOf } from '../erasing/tickets.sql.js';

/**
 * Destroys a ticket for good: its words, files, the bytes it came in, and what was recorded about it. Its number stays taken. Refused while it is
 * neither in the bin nor spam.
 */
@Injectable()
export class DestroyTicket implements Handles<typeof destroyTicket> {
  constructor(private readonly db: Database, private readonly rows: TicketRows, private readonly bytes: Bytes, private readonly events: Events, private readonly clock: Clock) {}

  async execute(ctx: RequestContext, { ticketId }: InputOf<typeof destroyTicket>) {
    const ticket = await this.rows.lock(ctx, ticketId, mayDestroyTickets);
    if (!ticket) return refuse(notFound({}));
    if (ticket.removedAs === null) return refuse(notRemoved({ ticketId }));
    const { number, departmentId } = ticket;
    const messageIds = await messageIdsOf(this.db, ctx, ticketId);
    const sha256s = [...(await deleteFiles(this.db, ctx, messageIds)), ...(await deleteDeliveries(this.db, ctx, messageIds))];
    await deleteTicket(this.db, ctx, ticketId);
    await this.bytes.release(ctx, sha256s);
    await insertTombstone(this.db, ctx, { number, destroyedAt: this.clock.now(), destroyedBy: ctx.actor.kind === 'person' ? ctx.actor.userId : null });
    await this.events.publish(ctx, ticketDestroyed, { ticketId, number, departmentId });
    return ok({ ticketId, number });
  }
}
