import type { Database, RequestContext } from '@meja/plugin-sdk/server/kernel';

/** Messages of others after one of the same ticket, oldest first; all of them when that one is not there. */
export async function messagesAfter(db: Database, ctx: RequestContext, seen: { ticketId: string; seenMessageId: string; authorId: string | null }): Promise<string[]> {
  const rows = await db.query<{ id: string }>(
    ctx,
    `select message.id from message left join message as seen on seen.id = $2 and seen.ticket_id = $1
     where message.ticket_id = $1 and message.id <> $2 and (seen.id is null or (message.created_at, message.id) > (seen.created_at, seen.id))
       and message.author_id is distinct from $3 order by message.created_at, message.id limit 50`,
    [seen.ticketId, seen.seenMessageId, seen.authorId],
  );
  return rows.map(({ id }) => id);
}
