import type { Database, RequestContext } from '@meja/plugin-sdk/server/kernel';
import type { Blob } from './blob.entity.js';

const purpose = 7021973;

/** Writes the row of a blob unless there is one; of bytes that come again it notes, to the hour, that they did. Until the transaction ends, nobody takes these bytes away. */
export async function insertBlob(db: Database, ctx: RequestContext, row: Blob): Promise<void> {
  await db.query(
    ctx,
    `with held as materialized (select pg_advisory_xact_lock_shared(hashtextextended($1, ${purpose}))),
       came_again as (update blob set created_at = $5 from held where sha256 = $1 and created_at < $5::timestamptz - interval '1 hour')
     insert into blob (sha256, size, scan, sniffed, created_at) select $1, $2, $3, $4, $5::timestamptz from held on conflict (sha256) do nothing`,
    [row.sha256, row.size, row.scan, row.sniffed, row.createdAt],
  );
}

/** Until the transaction ends, nobody writes a row of these blobs, and everybody who was about to has done it. Call it before looking whether they are used. */
export async function lockBlobs(db: Database, ctx: RequestContext, sha256s: readonly string[]): Promise<void> {
  await db.query(ctx, `select pg_advisory_xact_lock(hashtextextended(sha256, ${purpose})) from (select unnest($1::text[]) as sha256 order by 1) as sorted`, [sha256s]);
}

/** Of these names, those that are no blob. */
export async function withoutRow(db: Database, ctx: RequestContext, sha256s: readonly string[]): Promise<string[]> {
  const rows = await db.query<{ sha256: string }>(ctx, `select name as sha256 from unnest($1::text[]) as name where not exists (select from blob where blob.sha256 = name)`, [sha256s]);
  return rows.map(({ sha256 }) => sha256);
}
