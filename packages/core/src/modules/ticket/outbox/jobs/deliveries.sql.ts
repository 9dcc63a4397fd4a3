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

const isDue = `state = 'queued' and next_attempt_at <= clock_timestamp()`;

/** Locked in one order, so that two processes with the same ids never wait for each other in a circle. */
const among = (condition: string): string => `outbound.id in (select id from outbound_message where id = any($1) and (${condition}) order by id for update)`;

/**
 * Those of the rows that are due, for this process alone; somebody else may be at the others. Whoever finds a lease that ran out takes over, and
 * says that it may have left already.
 */
export function claim(db: Database, ctx: RequestContext, ids: readonly string[]): Promise<OutboundRow[]> {
  return db.query<OutboundRow>(
    ctx,
    `update outbound_message as outbound set state = 'sending', lease_until = ${lease}, fence = fence + 1, attempts = attempts + 1, uncertain = uncertain or state = 'sending',
       thread_references = coalesce(thread_references, array(select external_id from (select * from (${earlier}) as newest order by at desc limit 20) as known order by at))
     where ${among(`(${isDue}) or (state = 'sending' and lease_until < clock_timestamp())`)} returning ${outboundColumns}`,
    [ids],
  );
}

/** Where nothing can leave: those of the rows that are due stay for people to read. Answers the ids of the others. */
export async function keep(db: Database, ctx: RequestContext, ids: readonly string[], now: Date): Promise<string[]> {
  const kept = await db.query<{ id: string }>(ctx, `update outbound_message as outbound set state = 'kept', sent_at = $2 where ${among(isDue)} returning id`, [ids, now]);
  const done = new Set(kept.map(({ id }) => id));
  return ids.filter((id) => !done.has(id));
}

/** Those of the claims that still hold: it is still this process that sends these rows. */
export async function renew(db: Database, ctx: RequestContext, claims: readonly Claim[]): Promise<ReadonlySet<string>> {
  const rows = await db.query<{ id: string }>(
    ctx,
    `update outbound_message as outbound set lease_until = ${lease} from unnest($1::uuid[], $2::int[]) as mine (id, fence)
     where outbound.id = mine.id and outbound.fence = mine.fence and state = 'sending' and lease_until > clock_timestamp() returning outbound.id`,
    [claims.map(({ id }) => id), claims.map(({ fence }) => fence)],
  );
  return new Set(rows.map(({ id }) => id));
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

/** Those that somebody else is at, and until when. */
export function leasesOf(db: Database, ctx: RequestContext, ids: readonly string[]): Promise<{ id: string; until: Date }[]> {
  return db.query(ctx, `select id, lease_until as until from outbound_message where id = any($1) and state = 'sending'`, [ids]);
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
