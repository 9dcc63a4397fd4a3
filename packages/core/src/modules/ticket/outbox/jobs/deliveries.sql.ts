import type { Database, RequestContext } from '@meja/plugin-sdk/server/kernel';
import type { OutboundRow } from '../entities/outbound-row.js';
import { outboundColumns } from '../queries/outbound.sql.js';

/** Who may send a row: this process, until somebody else claims it. */
export type Claim = Pick<OutboundRow, 'id' | 'fence'>;

const leaseSeconds = 20;

/** The time of the database counts, whatever the clocks of the processes say. */
const lease = `clock_timestamp() + interval '${leaseSeconds} seconds'`;

const earlier = `
  select inbound.external_id, inbound.received_at as at from inbound_message as inbound join message on message.id = inbound.message_id
    where message.ticket_id = outbound.ticket_id and message.visibility = 'public' and inbound.external_id is not null and inbound.received_at <= outbound.created_at
  union all
  select sent.external_id, sent.created_at from outbound_message as sent
    where sent.ticket_id = outbound.ticket_id and sent.recipient_id = outbound.recipient_id and sent.external_id is not null and sent.created_at < outbound.created_at`;

/** The row, for this process alone. Null when it is not due, or somebody else is at it. Whoever finds a lease that ran out takes over, and says that it may have left already. */
export async function claim(db: Database, ctx: RequestContext, id: string): Promise<OutboundRow | null> {
  const [row] = await db.query<OutboundRow>(
    ctx,
    `update outbound_message as outbound set state = 'sending', lease_until = ${lease}, fence = fence + 1, attempts = attempts + 1, uncertain = uncertain or state = 'sending',
       thread_references = coalesce(thread_references, array(select external_id from (select * from (${earlier}) as newest order by at desc limit 20) as known order by at))
     where id = $1 and ((state = 'queued' and next_attempt_at <= clock_timestamp()) or (state = 'sending' and lease_until < clock_timestamp())) returning ${outboundColumns}`,
    [id],
  );
  return row ?? null;
}

/** True while it is still this process that sends it. */
export async function renew(db: Database, ctx: RequestContext, { id, fence }: Claim): Promise<boolean> {
  const rows = await db.query(ctx, `update outbound_message set lease_until = ${lease} where id = $1 and fence = $2 and state = 'sending' and lease_until > clock_timestamp() returning id`, [id, fence]);
  return rows.length > 0;
}

export interface Settlement {
  readonly state: 'queued' | 'sent' | 'failed' | 'kept' | 'suppressed';
  readonly lastError: string | null;
  readonly uncertain: boolean;
  readonly externalId: string | null;
  /** Until the next try. */
  readonly waitSeconds: number;
  /** False when nothing was tried after all. */
  readonly counts: boolean;
}

/** When the next try is due; null when another process took over, whose word counts. */
export async function settle(db: Database, ctx: RequestContext, { id, fence }: Claim, settled: Settlement, now: Date): Promise<Date | null> {
  const [row] = await db.query<{ nextAttemptAt: Date }>(
    ctx,
    `update outbound_message set state = $3, lease_until = null, last_error = $4, uncertain = uncertain or $5, external_id = coalesce($6, external_id),
       next_attempt_at = clock_timestamp() + $7::float8 * interval '1 second', attempts = attempts - $8::int, sent_at = case when $3 in ('sent', 'kept') then $9::timestamptz end
     where id = $1 and fence = $2 and state = 'sending' returning next_attempt_at as "nextAttemptAt"`,
    [id, fence, settled.state, settled.lastError, settled.uncertain, settled.externalId, settled.waitSeconds, settled.counts ? 0 : 1, now],
  );
  return row?.nextAttemptAt ?? null;
}

/** Until when somebody else is at it; null when nobody is. */
export async function leaseOf(db: Database, ctx: RequestContext, id: string): Promise<Date | null> {
  const [row] = await db.query<{ until: Date }>(ctx, `select lease_until as until from outbound_message where id = $1 and state = 'sending'`, [id]);
  return row?.until ?? null;
}

/** Rows that nobody will come for: their job was lost, or their sender died. Each is told once in five minutes. */
export function forgotten(db: Database, ctx: RequestContext, limit: number): Promise<{ id: string }[]> {
  return db.query(
    ctx,
    `update outbound_message set next_attempt_at = case when state = 'queued' then clock_timestamp() - interval '1 second' else clock_timestamp() + interval '5 minutes' end
     where id in (select id from outbound_message where (state = 'queued' and next_attempt_at < clock_timestamp() - interval '5 minutes')
       or (state = 'sending' and lease_until < clock_timestamp() - interval '10 seconds' and next_attempt_at < clock_timestamp()) limit $1 for update skip locked) returning id`,
    [limit],
  );
}
