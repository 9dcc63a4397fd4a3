import { Injectable } from '@nestjs/common';
import { Clock, Database, loader, mayIn, type GqlContext, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { Handovers, mayConfigureHandover, mayReadTickets, type HandoverFacts, type HandoverFieldFacts, type TicketFacts } from '@meja/plugin-sdk/server/ticket';
import { isId } from '../../../../kernel/context/ids.js';
import { scopeOf } from '../../index.js';
import { handoverFields } from './handover-fields.sql.js';
import { formVersion } from './handover-form.sql.js';
import { handoverRows } from './handovers.sql.js';
import { timesAt, type TimeAtTier } from './times.js';

/** Reads cards, and what departments ask for on them. */
@Injectable()
export class HandoverReader extends Handovers {
  constructor(private readonly db: Database, private readonly clock: Clock) {
    super();
  }

  async ofTickets(ctx: RequestContext, ticketIds: readonly string[]): Promise<HandoverFacts[][]> {
    const { actor } = ctx;
    const ids = ticketIds.filter(isId);
    if (ids.length === 0 || (actor.kind !== 'system' && actor.audience === 'portal')) return ticketIds.map(() => []);
    const byTicket = Map.groupBy(await handoverRows(this.db, ctx, scopeOf(ctx), ids), ({ ticketId }) => ticketId);
    return ticketIds.map((id) => byTicket.get(id) ?? []);
  }

  async fields(ctx: RequestContext, departmentId: string): Promise<HandoverFieldFacts[]> {
    return this.hasPart(ctx, departmentId) ? this.asked(ctx, departmentId) : [];
  }

  /** The same with the version that an edit names; null where there is nothing to see. */
  async form(ctx: RequestContext, departmentId: string): Promise<{ version: number; fields: HandoverFieldFacts[] } | null> {
    if (!this.hasPart(ctx, departmentId)) return null;
    const version = await formVersion(this.db, ctx, departmentId);
    return { version, fields: await this.asked(ctx, departmentId) };
  }

  /** For commands, which have decided already that the caller may know. */
  asked(ctx: RequestContext, departmentId: string): Promise<HandoverFieldFacts[]> {
    return handoverFields(this.db, ctx, departmentId);
  }

  /** Cards of a ticket that a reader gave: one statement for a page of them, whatever is asked of them. */
  cards(gql: GqlContext, { id }: TicketFacts): Promise<HandoverFacts[]> {
    return loader(gql, 'handover.ofTicket', (ctx, ids: readonly string[]) => this.ofTickets(ctx, ids)).load(id);
  }

  async times(gql: GqlContext, ticket: TicketFacts): Promise<TimeAtTier[]> {
    return timesAt(ticket, await this.cards(gql, ticket), this.clock.now());
  }

  private hasPart(ctx: RequestContext, departmentId: string): boolean {
    return isId(departmentId) && (mayIn(ctx, mayReadTickets, departmentId) || mayIn(ctx, mayConfigureHandover, departmentId));
  }
}
