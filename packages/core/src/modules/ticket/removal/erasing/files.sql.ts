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
