import type { Database, RequestContext } from '@meja/plugin-sdk/server/kernel';
import type { TicketFacts } from '@meja/plugin-sdk/server/ticket';
import type { TicketScope } from '../queries/scope.js';
import { ticketColumns } from '../queries/tickets.sql.js';

/** The row within the scope, locked until the transaction ends. */
export async function lockedRow(db: Database, ctx: RequestContext, scope: TicketScope, id: string): Promise<TicketFacts | null> {
  const [row] = await db.query<TicketFacts>(ctx, `select ${ticketColumns} from ticket where ${scope.where} and ticket.id = $2 for update of ticket`, [scope.param, id]);
  return row ?? null;
}

/** What was changed on a ticket after a version, oldest first. */
export function changesSince(db: Database, ctx: RequestContext, ticketId: string, version: number): Promise<{ fields: Record<string, unknown>; by: string; at: Date }[]> {
  return db.query(ctx, `select fields, actor_name as by, occurred_at as at from change where entity = 'Ticket' and entity_id = $1 and entity_version > $2 order by entity_version`, [ticketId, version]);
}
