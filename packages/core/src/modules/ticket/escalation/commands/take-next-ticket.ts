import { Injectable } from '@nestjs/common';
import { Database, Events, mayIn, notFound, ok, refuse, type Handles, type InputOf, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { mayBeAssigned, mayReadTickets, nothingToTake, takeNextTicket, ticketAssigned } from '@meja/plugin-sdk/server/ticket';
import { Tiers } from '@meja/plugin-sdk/server/tier';
import { TicketRows } from '../../index.js';
import { lockNext } from '../queries/next-ticket.sql.js';

/** Gives the caller the next ticket of a tier that nobody has. However many ask at once, on however many nodes, each ticket goes to one of them. */
@Injectable()
export class TakeNextTicket implements Handles<typeof takeNextTicket> {
  constructor(private readonly db: Database, private readonly rows: TicketRows, private readonly tiers: Tiers, private readonly events: Events) {}

  async execute(ctx: RequestContext, { tierId }: InputOf<typeof takeNextTicket>) {
    const { actor } = ctx;
    const [tier] = await this.tiers.byIds(ctx, [tierId]);
    if (actor.kind !== 'person' || !tier || !mayIn(ctx, mayReadTickets, tier.departmentId) || !mayIn(ctx, mayBeAssigned, tier.departmentId)) return refuse(notFound({}));
    const ticketId = await lockNext(this.db, ctx, tierId);
    const ticket = ticketId === null ? null : await this.rows.lock(ctx, ticketId, mayBeAssigned);
    if (!ticket) return refuse(nothingToTake({ tierId }));
    await this.rows.write(ctx, ticket, { assigneeId: actor.userId }, { isPublic: false });
    await this.events.publish(ctx, ticketAssigned, { ticketId: ticket.id, assigneeId: actor.userId, previousAssigneeId: null });
    return ok({ ticketId: ticket.id });
  }
}
