import type { Database, RequestContext } from '@meja/plugin-sdk/server/kernel';

/** Takes the files of messages away, with the uploads they came by, which know their names. Answers the names of their bytes. */
export async function deleteFiles(db: Database, ctx: RequestContext, messageIds: readonly string[]): Promise<string[]> {
  const rows = await db.query<{ sha256: string }>(
    ctx,
    `with gone as (delete from attachment where message_id = any($1) returning blob_sha256, name),
       uploads as (delete from upload using gone where upload.state = 'used' and upload.blob_sha256 = gone.blob_sha256)
     select distinct blob_sha256 as sha256 from gone`,
    [messageIds],
  );
  return rows.map(({ sha256 }) => sha256);
}

/** Of these bytes, takes away the rows of those that nothing uses any more. The caller has locked them. */
export async function deleteUnused(db: Database, ctx: RequestContext, sha256s: readonly string[]): Promise<string[]> {
  const rows = await db.query<{ sha256: string }>(
    ctx,
    `delete from blob where sha256 = any($1)
       and not exists (select from attachment where attachment.blob_sha256 = blob.sha256)
       and not exists (select from upload where upload.blob_sha256 = blob.sha256)
       and not exists (select from inbound_message where inbound_message.sha256 = blob.sha256 and inbound_message.erased_at is null)
     returning sha256`,
    [sha256s],
  );
  return rows.map(({ sha256 }) => sha256);
}
