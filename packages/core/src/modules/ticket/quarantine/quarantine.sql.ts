import type { Database, RequestContext } from '@meja/plugin-sdk/server/kernel';

export interface QuarantinedRow {
  readonly id: string;
  readonly channel: string;
  readonly sha256: string;
  readonly reason: string;
  readonly receivedAt: Date;
  /** Null when the bytes were not kept. */
  readonly size: number | null;
}

/** What came before that moment and was never read to its end. */
export async function settleInterrupted(db: Database, ctx: RequestContext, before: Date): Promise<void> {
  await db.query(ctx, `update inbound_message set state = 'quarantined', reason = 'interrupted' where state = 'received' and received_at < $1`, [before]);
}

/** Oldest first. */
export function quarantinedRows(db: Database, ctx: RequestContext): Promise<QuarantinedRow[]> {
  return db.query(
    ctx,
    `select ledger.id, ledger.channel, ledger.sha256, coalesce(ledger.reason, '') as reason, ledger.received_at as "receivedAt", blob.size::int as size
     from inbound_message as ledger left join blob on blob.sha256 = ledger.sha256 and ledger.erased_at is null
     where ledger.state = 'quarantined' order by ledger.received_at, ledger.id`,
  );
}

/** For one reader: who comes second finds nothing. */
export async function claimQuarantined(db: Database, ctx: RequestContext, id: string): Promise<boolean> {
  const rows = await db.query(ctx, `update inbound_message set state = 'received', reason = null where id = $1 and state = 'quarantined' returning id`, [id]);
  return rows.length > 0;
}

export async function deleteQuarantined(db: Database, ctx: RequestContext, id: string): Promise<{ sha256: string; reason: string | null } | null> {
  const [row] = await db.query<{ sha256: string; reason: string | null }>(ctx, `delete from inbound_message where id = $1 and state = 'quarantined' returning sha256, reason`, [id]);
  return row ?? null;
}
