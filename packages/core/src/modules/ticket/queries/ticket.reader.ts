import { Injectable } from '@nestjs/common';
import { Database, departmentsWith, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { mayReadTickets, Tickets, type TicketFacts, type TierCountFacts } from '@meja/plugin-sdk/server/ticket';
import { isId } from '../../../kernel/context/ids.js';
import { keyOf, pageOf, type Page } from './pages.js';
import { scopeOf } from './scope.js';
import { ownRows, queueRows, ticketById, ticketByNumber, ticketsByIds, tierCountRows, viewCounts, visibleRows, type ViewName } from './tickets.sql.js';

const countCap = 1_000;

export interface QueueQuery {
  readonly view: ViewName;
  readonly departmentId: string | null;
  readonly tierId: string | null;
  readonly first: number;
  readonly after: string | null;
}

export interface ViewCount {
  readonly view: ViewName;
  readonly count: number;
  readonly capped: boolean;
}

/** All reads of tickets, within what `ctx` may see. */
@Injectable()
export class TicketReader extends Tickets {
  constructor(private readonly db: Database) {
    super();
  }

  async byId(ctx: RequestContext, id: string): Promise<TicketFacts | null> {
    return isId(id) ? ticketById(this.db, ctx, scopeOf(ctx), id) : null;
  }

  /** Those of `ids` that exist for the caller, in no order. */
  async byIds(ctx: RequestContext, ids: readonly string[]): Promise<TicketFacts[]> {
    const known = ids.filter(isId);
    return known.length === 0 ? [] : ticketsByIds(this.db, ctx, scopeOf(ctx), known);
  }

  async byNumber(ctx: RequestContext, number: string): Promise<TicketFacts | null> {
    return ticketByNumber(this.db, ctx, scopeOf(ctx), number.trim().replace(/^#/, ''));
  }

  async visible(ctx: RequestContext, ids: readonly string[]): Promise<{ id: string; version: number }[]> {
    return ids.length === 0 ? [] : visibleRows(this.db, ctx, scopeOf(ctx), ids);
  }

  async queue(ctx: RequestContext, { view, departmentId, tierId, first, after }: QueueQuery): Promise<Page<TicketFacts>> {
    const page = { view, departmentId: knownId(departmentId), tierId: knownId(tierId), callerId: callerOf(ctx), after: keyOf(after), limit: first + 1 };
    const rows = await queueRows(this.db, ctx, scopeOf(ctx), page);
    return pageOf(rows, first, (ticket) => ticket.updatedAt);
  }

  /** Of the help centre: one's own tickets, or those of the organizations one manages. */
  async own(ctx: RequestContext, kind: 'own' | 'organization', { first, after }: { first: number; after: string | null }): Promise<Page<TicketFacts>> {
    const rows = await ownRows(this.db, ctx, { kind, userId: callerOf(ctx) }, keyOf(after), first + 1);
    return pageOf(rows, first, (ticket) => ticket.publicUpdatedAt);
  }

  /** Counted up to a thousand; beyond, "more than" is all a person needs and the cost stays flat. */
  async counts(ctx: RequestContext, departmentId: string | null): Promise<ViewCount[]> {
    const counts = await viewCounts(this.db, ctx, scopeOf(ctx), { callerId: callerOf(ctx), departmentId: knownId(departmentId), cap: countCap + 1 });
    return (Object.entries(counts) as [ViewName, number][]).map(([view, count]) => ({ view, count: Math.min(count, countCap), capped: count > countCap }));
  }

  /** Of the tiers whose tickets the caller sees; capped like the counts of the views. */
  async tierCounts(ctx: RequestContext): Promise<TierCountFacts[]> {
    const reach = departmentsWith(ctx, mayReadTickets);
    const rows = await tierCountRows(this.db, ctx, { departmentIds: reach === 'everywhere' ? null : [...reach], cap: countCap + 1 });
    return rows.map(({ open, unassigned, ...tier }) => ({ ...tier, open: Math.min(open, countCap), unassigned: Math.min(unassigned, countCap), capped: open > countCap }));
  }
}

const nobody = '00000000-0000-0000-0000-000000000000';

const callerOf = ({ actor }: RequestContext): string => (actor.kind === 'person' ? actor.userId : nobody);

/** A malformed id is something that does not exist: nothing is in it. */
const knownId = (id: string | null): string | null => (id === null || isId(id) ? id : nobody);
