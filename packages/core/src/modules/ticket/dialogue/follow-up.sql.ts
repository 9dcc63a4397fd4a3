import type { Database, RequestContext } from '@meja/plugin-sdk/server/kernel';
import type { Ticket } from '../entities/ticket.js';

/** The latest follow-up of a closed ticket, for the same requester, that is not closed and was not removed. */
export async function followUpUnderWay(db: Database, ctx: RequestContext, { id, requesterId }: Pick<Ticket, 'id' | 'requesterId'>): Promise<string | null> {
  const [row] = await db.query<{ id: string }>(
    ctx,
    `select id from ticket where follow_up_of_id = $1 and requester_id = $2 and status <> 'closed' and removed_as is null order by created_at desc, id desc limit 1`,
    [id, requesterId],
  );
  return row?.id ?? null;
}
