import type { Database, RequestContext } from '@meja/plugin-sdk/server/kernel';
import type { Upload } from './entities/upload.js';

/** Whose upload it must be. A stranger's has no person: 122 random bits that only their browser was told stand for them, and the form while it is on its way. */
export interface Owner {
  readonly userId: string | null;
  readonly formId: string | null;
  readonly audience: 'agent' | 'portal';
}

/** A file whose bytes are a blob already. */
export interface KeptFile {
  readonly blobSha256: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
}

export interface Usage {
  readonly files: number;
  readonly bytes: number;
  /** When the first of them was begun; null when there is none. */
  readonly oldest: Date | null;
}

/** What a person began since. Holds their place until the transaction ends, so that two uploads at once are counted one after the other. */
export async function usageSince(db: Database, ctx: RequestContext, userId: string, since: Date): Promise<Usage> {
  await db.query(ctx, `select pg_advisory_xact_lock(hashtextextended($1, 7021972))`, [userId]);
  const [usage] = await db.query<Usage>(
    ctx,
    `select count(*)::int as files, coalesce(sum(case when state = 'removed' then received else size end), 0)::float8 as bytes, min(created_at) as oldest
     from upload where user_id = $1 and created_at > $2`,
    [userId, since],
  );
  if (!usage) throw new Error('A sum has one row.');
  return usage;
}

export interface FormUsage {
  /** What is there now. */
  readonly files: number;
  readonly bytes: number;
  /** With what was removed. */
  readonly begun: number;
  readonly received: number;
}

/** What was begun for one form. Holds its place like that of a person. */
export async function usageOfForm(db: Database, ctx: RequestContext, formId: string): Promise<FormUsage> {
  await db.query(ctx, `select pg_advisory_xact_lock(hashtextextended($1, 7021972))`, [formId]);
  const [usage] = await db.query<FormUsage>(
    ctx,
    `select count(*) filter (where state <> 'removed')::int as files, coalesce(sum(size) filter (where state <> 'removed'), 0)::float8 as bytes,
       count(*)::int as begun, coalesce(sum(case when state = 'removed' then received else size end), 0)::float8 as received
     from upload where user_id is null and form_id = $1`,
    [formId],
  );
  if (!usage) throw new Error('A sum has one row.');
  return usage;
}

/** Bytes of all strangers that belong to no message yet. */
export async function strangersPending(db: Database, ctx: RequestContext, since: Date): Promise<number> {
  const [row] = await db.query<{ bytes: number }>(
    ctx,
    `select coalesce(sum(case when state = 'removed' then received else size end), 0)::float8 as bytes from upload where user_id is null and state <> 'used' and created_at > $1`,
    [since],
  );
  return row?.bytes ?? 0;
}

/** Marks finished uploads of one owner as used and answers their files in the order of `ids`; fewer when one of them is not there to be taken. */
export function useFinished(db: Database, ctx: RequestContext, ids: readonly string[], { userId, audience, since }: Pick<Owner, 'userId' | 'audience'> & { readonly since: Date }): Promise<KeptFile[]> {
  return db.query<KeptFile>(
    ctx,
    `with taken as (
       update upload set state = 'used'
       where id = any($1::uuid[]) and state = 'finished' and user_id is not distinct from $2 and audience = $3 and created_at > $4
       returning id, blob_sha256, name, media_type, size)
     select blob_sha256 as "blobSha256", name, media_type as "mediaType", size from taken order by array_position($1::uuid[], id)`,
    [ids, userId, audience, since],
  );
}

/** True when the upload still stood where the caller began: nobody else wrote in the meantime. */
export async function advance(db: Database, ctx: RequestContext, { id, received }: Pick<Upload, 'id' | 'received'>, to: number): Promise<boolean> {
  const rows = await db.query(ctx, `update upload set received = $3 where id = $1 and received = $2 and state = 'uploading' returning id`, [id, received, to]);
  return rows.length > 0;
}

/** True for the one who finished it. */
export async function finish(db: Database, ctx: RequestContext, id: string, sha256: string): Promise<boolean> {
  const rows = await db.query(ctx, `update upload set received = size, state = 'finished', blob_sha256 = $2 where id = $1 and state = 'uploading' returning id`, [id, sha256]);
  return rows.length > 0;
}

/** Takes some away that are too old, and answers what they were: of some, bytes may still lie in the store of arriving files. Of strangers, and of people. */
export function forgetBefore(db: Database, ctx: RequestContext, { strangers, people }: { readonly strangers: Date; readonly people: Date }, limit: number): Promise<{ id: string; sha256: string | null }[]> {
  return db.query(
    ctx,
    `delete from upload where id in (select id from upload where created_at < $2 or (user_id is null and created_at < $1) limit $3) returning id, blob_sha256 as sha256`,
    [strangers, people, limit],
  );
}
