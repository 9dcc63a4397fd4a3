import type { Database, RequestContext } from '@meja/plugin-sdk/server/kernel';

/** Of these bytes, takes away the rows of those that nothing uses any more; with `before`, of those that came by then. The caller has locked them. */
export async function deleteUnused(db: Database, ctx: RequestContext, sha256s: readonly string[], before: Date | null): Promise<string[]> {
  const rows = await db.query<{ sha256: string }>(ctx, `delete from blob where sha256 = any($1) and ($2::timestamptz is null or created_at <= $2) and ${await unused(db, ctx)} returning sha256`, [sha256s, before]);
  return rows.map(({ sha256 }) => sha256);
}

/** Bytes that came before and that nothing uses, in the order of their names. */
export async function unusedBlobs(db: Database, ctx: RequestContext, before: Date, { after, limit }: { after: string; limit: number }): Promise<string[]> {
  const rows = await db.query<{ sha256: string }>(ctx, `select sha256 from blob where sha256 > $2 and created_at <= $1 and ${await unused(db, ctx)} order by sha256 limit $3`, [before, after, limit]);
  return rows.map(({ sha256 }) => sha256);
}

/**
 * Used by whoever refers to them by a foreign key, tables of plugins included, and by deliveries whose bytes were not erased: those keep the name
 * of bytes that are gone, and so refer to nothing.
 */
async function unused(db: Database, ctx: RequestContext): Promise<string> {
  const users = await db.query<{ clause: string }>(
    ctx,
    `select format('not exists (select from %s as holder where holder.%I = blob.sha256)', conrelid::regclass, attname) as clause
     from pg_constraint join pg_attribute on attrelid = conrelid and attnum = conkey[1]
     where contype = 'f' and confrelid = 'blob'::regclass and conparentid = 0 order by 1`,
  );
  const delivered = 'not exists (select from inbound_message where inbound_message.sha256 = blob.sha256 and inbound_message.erased_at is null)';
  return [...users.map(({ clause }) => clause), delivered].join(' and ');
}
