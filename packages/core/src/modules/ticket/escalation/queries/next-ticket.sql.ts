import type { Database, RequestContext } from '@meja/plugin-sdk/server/kernel';

const candidates = `select id from ticket
  where tier_id = $1 and assignee_id is null and status in ('new', 'open') and removed_as is null
  order by array_position(array['urgent', 'high', 'normal', 'low'], priority), created_at, id limit 1 for update`;

/**
 * Locks the ticket of a tier that is to be taken next: the most urgent that nobody has, then the oldest. Tickets somebody else holds at this moment
 * are passed over; only when nothing else is left it waits for them, for who holds one may do something else than take it.
 */
export async function lockNext(db: Database, ctx: RequestContext, tierId: string): Promise<string | null> {
  const [free] = await db.query<{ id: string }>(ctx, `${candidates} skip locked`, [tierId]);
  const [row] = free ? [free] : await db.query<{ id: string }>(ctx, candidates, [tierId]);
  return row?.id ?? null;
}
