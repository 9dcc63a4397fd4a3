import { Injectable } from '@nestjs/common';
import { Events, notFound, ok, refuse, type Handles, type InputOf, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { mayTransfer, sameDepartment, ticketTransferred, transferTicket } from '@meja/plugin-sdk/server/ticket';
import { Tiers, type TierFacts } from '@meja/plugin-sdk/server/tier';
import { barred, contested, TicketRows } from '../../index.js';
import { readCard } from '../cards/read-card.js';
import { arriving, Moves } from '../moves/moves.js';
import { HandoverReader } from '../queries/handover.reader.js';

/**
 * Hands a ticket to another department with a card: to its first tier, or to the one that is named. The caller needs the permission where the ticket
 * is now; where it goes, they need none and may not see it any more.
 */
@Injectable()
export class TransferTicket implements Handles<typeof transferTicket> {
  constructor(
    private readonly rows: TicketRows,
    private readonly tiers: Tiers,
    private readonly handovers: HandoverReader,
    private readonly moves: Moves,
    private readonly events: Events,
  ) {}

  async execute(ctx: RequestContext, { ticketId, version, departmentId, tierId, card }: InputOf<typeof transferTicket>) {
    const ticket = await this.rows.lock(ctx, ticketId, mayTransfer);
    if (!ticket) return refuse(notFound({}));
    const to = await this.destination(ctx, departmentId, tierId);
    if (!to) return refuse(notFound({}));
    const refusal = barred(ticket) ?? contested(ticket, await this.rows.conflicts(ctx, ticket, version, arriving(to)));
    if (refusal) return refusal;
    if (ticket.departmentId === departmentId) return refuse(sameDepartment({ ticketId, departmentId }));
    const read = readCard(ticketId, await this.handovers.asked(ctx, ticket.departmentId), card);
    if (!read.ok) return read;
    const handoverId = await this.moves.move(ctx, ticket, { kind: 'transfer', to, card: read.value }, (moved) => this.events.publish(ctx, ticketTransferred, { ticketId, ...moved }));
    return ok({ ticketId, handoverId });
  }

  private async destination(ctx: RequestContext, departmentId: string, tierId: string | undefined): Promise<TierFacts | null> {
    if (tierId === undefined) return this.tiers.first(ctx, departmentId);
    const [tier = null] = await this.tiers.byIds(ctx, [tierId]);
    return tier?.departmentId === departmentId ? tier : null;
  }
}
