import { Injectable } from '@nestjs/common';
import { Events, notFound, ok, refuse, type Handles, type InputOf, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { escalateTicket, mayEscalate, noHigherTier, ticketEscalated } from '@meja/plugin-sdk/server/ticket';
import { Tiers } from '@meja/plugin-sdk/server/tier';
import { barred, contested, TicketRows } from '../../index.js';
import { readCard } from '../cards/read-card.js';
import { arriving, Moves } from '../moves/moves.js';
import { HandoverReader } from '../queries/handover.reader.js';

/** Hands a ticket to the next tier of its department with a card. Refused when there is no higher tier, somebody else moved it meanwhile, or the card is not complete. */
@Injectable()
export class EscalateTicket implements Handles<typeof escalateTicket> {
  constructor(
    private readonly rows: TicketRows,
    private readonly tiers: Tiers,
    private readonly handovers: HandoverReader,
    private readonly moves: Moves,
    private readonly events: Events,
  ) {}

  async execute(ctx: RequestContext, { ticketId, version, card }: InputOf<typeof escalateTicket>) {
    const ticket = await this.rows.lock(ctx, ticketId, mayEscalate);
    if (!ticket) return refuse(notFound({}));
    const { departmentId, tierId } = ticket;
    const to = await this.tiers.above(ctx, tierId);
    const refusal = barred(ticket) ?? contested(ticket, await this.rows.conflicts(ctx, ticket, version, arriving(to ?? { id: '', departmentId })));
    if (refusal) return refusal;
    if (!to) return refuse(noHigherTier({ ticketId, tierId }));
    const read = readCard(ticketId, await this.handovers.asked(ctx, departmentId), card);
    if (!read.ok) return read;
    const handoverId = await this.moves.move(ctx, ticket, { kind: 'escalation', to, card: read.value }, ({ handoverId, fromTierId, toTierId, seconds }) =>
      this.events.publish(ctx, ticketEscalated, { ticketId, handoverId, fromTierId, toTierId, seconds }));
    return ok({ ticketId, handoverId });
  }
}
