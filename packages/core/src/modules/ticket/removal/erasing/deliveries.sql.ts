import type { Database, RequestContext } from '@meja/plugin-sdk/server/kernel';

/** Rows of the ledger that hold a message: the delivery it came by, those that were the same message once more, and reports that came back with a copy of it. */
const holding = `
  select ledger.id from inbound_message as ledger where ledger.message_id = any($1) or ledger.reports_on = any($1)
  union
  select again.id from inbound_message as ledger
  join inbound_message as again on again.channel = ledger.channel and again.state = 'duplicate' and again.content_hash = ledger.content_hash
    and (again.sha256 = ledger.sha256 or again.external_id = ledger.external_id)
  where ledger.message_id = any($1) or ledger.reports_on = any($1)`;

/** Takes the deliveries of messages out of the ledger. Answers the names of the bytes they came in. */
export async function deleteDeliveries(db: Database, ctx: RequestContext, messageIds: readonly string[]): Promise<string[]> {
  const rows = await db.query<{ sha256: string }>(ctx, `delete from inbound_message where id in (${holding}) returning sha256`, [messageIds]);
  return rows.map(({ sha256 }) => sha256);
}

/** Says of the deliveries of messages that their bytes are gone; that they came stays known, so that they are not taken for new ones. */
export async function eraseDeliveries(db: Database, ctx: RequestContext, messageIds: readonly string[], at: Date): Promise<string[]> {
  const rows = await db.query<{ sha256: string }>(ctx, `update inbound_message set erased_at = $2 where id in (${holding}) and erased_at is null returning sha256`, [messageIds, at]);
  return rows.map(({ sha256 }) => sha256);
}
