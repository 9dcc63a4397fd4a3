import type { Database, RequestContext } from '@meja/plugin-sdk/server/kernel';

/** Which of these addresses mail comes in by. */
export async function ownRoutes(db: Database, ctx: RequestContext, addresses: readonly string[]): Promise<string[]> {
  const rows = await db.query<{ address: string }>(ctx, `select address from inbound_route where regexp_replace(address, '\\+[^@]*@', '@') = any($1)`, [addresses]);
  return rows.map(({ address }) => address);
}

const requester = `from ticket join app_user as person on person.id = ticket.requester_id where ticket.id = $1`;

/** How often the requester of a ticket was acknowledged. Holds their address until the transaction ends, so that two requests at once are counted. */
export async function lastAcknowledged(db: Database, ctx: RequestContext, ticketId: string, now: Date): Promise<{ thisHour: number; today: number }> {
  // Sent together, done in this order: what is counted was committed before the address was held.
  const held = db.query(ctx, `select pg_advisory_xact_lock(hashtextextended(person.email, 7021972)) ${requester}`, [ticketId]);
  const counted = db.query<{ thisHour: number; today: number }>(
    ctx,
    `select count(*) filter (where created_at > $2::timestamptz - interval '1 hour')::int as "thisHour", count(*)::int as today from outbound_message
     where kind = 'acknowledgement' and state <> 'suppressed' and recipient_address = (select person.email ${requester}) and created_at > $2::timestamptz - interval '1 day'`,
    [ticketId, now],
  );
  const [, [row]] = await Promise.all([held, counted]);
  return row ?? { thisHour: 0, today: 0 };
}

/** How many wait to be sent, counted no further than `cap`. */
export async function waitingAcknowledgements(db: Database, ctx: RequestContext, cap: number): Promise<number> {
  const [row] = await db.query<{ n: number }>(ctx, `select count(*)::int as n from (select from outbound_message where state = 'queued' and kind = 'acknowledgement' limit $1) as waiting`, [cap]);
  return row?.n ?? 0;
}

/** How many left in the last minute, or are leaving. */
export async function acknowledgedThisMinute(db: Database, ctx: RequestContext, now: Date): Promise<number> {
  const [row] = await db.query<{ n: number }>(
    ctx,
    `select ((select count(*) from outbound_message where kind = 'acknowledgement' and state = 'sending')
       + (select count(*) from outbound_message where kind = 'acknowledgement' and state = 'sent' and sent_at > $1::timestamptz - interval '1 minute'))::int as n`,
    [now],
  );
  return row?.n ?? 0;
}
