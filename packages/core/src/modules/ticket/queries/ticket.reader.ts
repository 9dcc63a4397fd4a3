import { Injectable } from '@nestjs/common';
import { Database, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { Tickets, type TicketFacts } from '@meja/plugin-sdk/server/ticket';
import { isId } from '../../../kernel/context/ids.js';
import { present } from '../../../kernel/graphql/index.js';
import { keyOf, pageOf, type Page } from './pages.js';
import { scopeOf } from './scope.js';
import { ownRows, queueRows, ticketById, ticketByNumber, viewCounts, visibleRows, type ViewName } from './tickets.sql.js';

const countCap = 1_000;

export interface QueueQuery {
  readonly view: ViewName;
  readonly departmentId: string | null;
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

  /** A ticket that a command just changed for this caller. */
  async existing(ctx: RequestContext, id: string): Promise<TicketFacts> {
    return present(await this.byId(ctx, id), `ticket ${id}`);
  }

  async byNumber(ctx: RequestContext, number: string): Promise<TicketFacts | null> {
    return ticketByNumber(this.db, ctx, scopeOf(ctx), number.trim().replace(/^#/, ''));
  }

  async visible(ctx: RequestContext, ids: readonly string[]): Promise<{ id: string; version: number }[]> {
    return ids.length === 0 ? [] : visibleRows(this.db, ctx, scopeOf(ctx), ids);
  }

  async queue(ctx: RequestContext, { view, departmentId, first, after }: QueueQuery): Promise<Page<TicketFacts>> {
    const page = { view, departmentId: departmentOf(departmentId), callerId: callerOf(ctx), after: keyOf(after), limit: first + 1 };
    const rows = await queueRows(this.db, ctx, scopeOf(ctx), page);
    return pageOf(rows, first, (ticket) => ticket.updatedAt);
  }

  async own(ctx: RequestContext, first: number, after: string | null): Promise<Page<TicketFacts>> {
    const rows = await ownRows(this.db, ctx, scopeOf(ctx), keyOf(after), first + 1);
    return pageOf(rows, first, (ticket) => ticket.publicUpdatedAt);
  }

  /** Counted up to a thousand; beyond, "more than" is all a person needs and the cost stays flat. */
  async counts(ctx: RequestContext, departmentId: string | null): Promise<ViewCount[]> {
    const counts = await viewCounts(this.db, ctx, scopeOf(ctx), { callerId: callerOf(ctx), departmentId: departmentOf(departmentId), cap: countCap + 1 });
    return (Object.entries(counts) as [ViewName, number][]).map(([view, count]) => ({ view, count: Math.min(count, countCap), capped: count > countCap }));
  }
}

const nobody = '00000000-0000-0000-0000-000000000000';

const callerOf = ({ actor }: RequestContext): string => (actor.kind === 'person' ? actor.userId : nobody);

/** A malformed id is a department that does not exist: nothing is in it. */
const departmentOf = (id: string | null): string | null => (id === null || isId(id) ? id : nobody);
