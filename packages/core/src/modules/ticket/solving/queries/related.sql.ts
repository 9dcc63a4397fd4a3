import type { Database, RequestContext } from '@meja/plugin-sdk/server/kernel';
import type { TicketFacts } from '@meja/plugin-sdk/server/ticket';
import { inSight, ticketColumns, type TicketScope } from '../../index.js';

/** Those in sight that follow any of `ids` up, oldest first. */
export function followUpsOf(db: Database, ctx: RequestContext, scope: TicketScope, ids: readonly string[]): Promise<TicketFacts[]> {
  return db.query(ctx, `select ${ticketColumns} from ticket where ${scope.where} and ${inSight} and ticket.follow_up_of_id = any($2) order by ticket.created_at, ticket.id`, [scope.param, ids]);
}

export interface MilestoneRow {
  readonly id: string;
  readonly ticketId: string;
  readonly type: string;
  readonly at: Date;
}

/** What happened to tickets the caller was found to see, of these kinds only, oldest first. */
export function milestoneRows(db: Database, ctx: RequestContext, ids: readonly string[], types: readonly string[]): Promise<MilestoneRow[]> {
  return db.query(
    ctx,
    `select id, subject_id as "ticketId", type, date_trunc('milliseconds', occurred_at) as at from event
     where subject_id = any($1) and type = any($2) order by occurred_at, id limit 1000`,
    [ids, types],
  );
}
