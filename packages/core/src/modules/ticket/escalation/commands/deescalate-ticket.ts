import { Injectable } from '@nestjs/common';
import { Events, notFound, ok, refuse, type Handles, type InputOf, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { deescalateTicket, mayEscalate, noLowerTier, ticketDeescalated } from '@meja/plugin-sdk/server/ticket';
import { Tiers } from '@meja/plugin-sdk/server/tier';
import { barred, contested, TicketRows } from '../../index.js';
import { reasonOnly } from '../cards/read-card.js';
import { arriving, Moves } from '../moves/moves.js';

/** Gives a ticket back to the tier below, with a reason. Refused when there is no lower tier, or somebody else moved it meanwhile. */
@Injectable()
export class DeescalateTicket implements Handles<typeof deescalateTicket> {
  constructor(private readonly rows: TicketRows, private readonly tiers: Tiers, private readonly moves: Moves, private readonly events: Events) {}

  async execute(ctx: RequestContext, { ticketId, version, reason }: InputOf<typeof deescalateTicket>) {
    const ticket = await this.rows.lock(ctx, ticketId, mayEscalate);
    if (!ticket) return refuse(notFound({}));
    const { departmentId, tierId } = ticket;
    const to = await this.tiers.below(ctx, tierId);
    const refusal = barred(ticket) ?? contested(ticket, await this.rows.conflicts(ctx, ticket, version, arriving(to ?? { id: '', departmentId })));
    if (refusal) return refusal;
    if (!to) return refuse(noLowerTier({ ticketId, tierId }));
    const handoverId = await this.moves.move(ctx, ticket, { kind: 'deescalation', to, card: reasonOnly(reason) }, ({ handoverId, fromTierId, toTierId, seconds, bounces }) =>
      this.events.publish(ctx, ticketDeescalated, { ticketId, handoverId, fromTierId, toTierId, seconds, bounces }));
    return ok({ ticketId, handoverId });
  }
}
