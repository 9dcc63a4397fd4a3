import type { Database, RequestContext } from '@meja/plugin-sdk/server/kernel';
import type { Blob } from './blob.entity.js';

const purpose = 7021973;

/** Writes the row of a blob unless there is one. Until the transaction ends, nobody takes these bytes away. */
export async function insertBlob(db: Database, ctx: RequestContext, row: Blob): Promise<void> {
  await db.query(
    ctx,
    `with held as materialized (select pg_advisory_xact_lock_shared(hashtextextended($1, ${purpose})))
     insert into blob (sha256, size, scan, sniffed, created_at) select $1, $2, $3, $4, $5 from held on conflict (sha256) do nothing`,
    [row.sha256, row.size, row.scan, row.sniffed, row.createdAt],
  );
}

/** Until the transaction ends, nobody writes a row of these blobs, and everybody who was about to has done it. Call it before looking whether they are used. */
export async function lockBlobs(db: Database, ctx: RequestContext, sha256s: readonly string[]): Promise<void> {
  await db.query(ctx, `select pg_advisory_xact_lock(hashtextextended(sha256, ${purpose})) from (select unnest($1::text[]) as sha256 order by 1) as sorted`, [sha256s]);
}
