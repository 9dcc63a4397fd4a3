import type { Database, RequestContext } from '@meja/plugin-sdk/server/kernel';

export async function messageIdsOf(db: Database, ctx: RequestContext, ticketId: string): Promise<string[]> {
  const rows = await db.query<{ id: string }>(ctx, `select id from message where ticket_id = $1`, [ticketId]);
  return rows.map(({ id }) => id);
}

/**
 * Takes a ticket away with everything that is only there because of it. What other aggregates keep for it (outgoing messages, solutions) goes with
 * its row; tickets that followed it up lose the link. Its files and deliveries were taken away before.
 */
export async function deleteTicket(db: Database, ctx: RequestContext, ticketId: string): Promise<void> {
  await db.query(ctx, `delete from handover where ticket_id = $1`, [ticketId]);
  await db.query(ctx, `delete from follower where ticket_id = $1`, [ticketId]);
  await db.query(ctx, `delete from change where entity = 'Ticket' and entity_id = $1`, [ticketId]);
  await db.query(ctx, `delete from event where subject_id = $1`, [ticketId]);
  await db.query(ctx, `update ticket set solution_id = null where id = $1`, [ticketId]);
  await db.query(ctx, `delete from message where ticket_id = $1`, [ticketId]);
  await db.query(ctx, `delete from ticket where id = $1`, [ticketId]);
}

/** All that is known of it afterwards. */
export async function insertTombstone(db: Database, ctx: RequestContext, tombstone: { number: string; destroyedAt: Date; destroyedBy: string | null }): Promise<void> {
  await db.query(ctx, `insert into destroyed_ticket (number, destroyed_at, destroyed_by) values ($1, $2, $3)`, [tombstone.number, tombstone.destroyedAt, tombstone.destroyedBy]);
}

/** Tickets that have been in the bin since before, in the order of their ids. */
export async function binnedBefore(db: Database, ctx: RequestContext, before: Date, { after, limit }: { after: string | null; limit: number }): Promise<string[]> {
  const rows = await db.query<{ id: string }>(
    ctx,
    `select id from ticket where removed_as = 'bin' and removed_at <= $1 and ($2::uuid is null or id > $2) order by id limit $3`,
    [before, after, limit],
  );
  return rows.map(({ id }) => id);
}
