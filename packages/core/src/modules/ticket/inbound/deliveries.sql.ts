import type { Database, RequestContext } from '@meja/plugin-sdk/server/kernel';
import { mustBeInTransaction } from '../../../kernel/database/index.js';

export interface Delivery {
  readonly ledgerId: string;
  readonly contentHash: string;
  readonly externalId: string | null;
}

/**
 * True when an earlier delivery was this message: the same bytes, or the same id of the sender with the same content. A known id with other
 * content is another message. Holds the hash until the transaction ends, so that two deliveries at once are told apart.
 */
export async function isKnown(db: Database, ctx: RequestContext, delivery: Delivery): Promise<boolean> {
  // Sent together, done in this order: what is found was committed before the hash was held.
  const held = db.query(ctx, `select pg_advisory_xact_lock(hashtextextended($1, 7021971))`, [delivery.contentHash]);
  const found = db.query(
    ctx,
    `select from inbound_message as mine where mine.id = $1 and (
       mine.state = 'stored'
       or exists (select from inbound_message as earlier where earlier.channel = mine.channel and earlier.sha256 = mine.sha256 and earlier.state = 'stored' and earlier.id <> mine.id)
       or exists (select from inbound_message as earlier where earlier.channel = mine.channel and earlier.external_id = $2 and earlier.content_hash = $3 and earlier.state = 'stored' and earlier.id <> mine.id))`,
    [delivery.ledgerId, delivery.externalId, delivery.contentHash],
  );
  const [, rows] = await Promise.all([held, found]);
  return rows.length > 0;
}

/** What became of a delivery. A report on a message of ours is stored without becoming one; `reportsOn` is what it holds a copy of. */
export interface Settled {
  readonly state: 'stored' | 'duplicate';
  readonly messageId: string | null;
  readonly reportsOn?: string | null;
}

/** Written with the next statement of the transaction, or with its end. */
export function settleDelivery(ctx: RequestContext, delivery: Delivery, { state, messageId, reportsOn = null }: Settled): void {
  mustBeInTransaction(ctx, 'The end of a delivery').client.later(`update inbound_message set state = $2, external_id = $3, content_hash = $4, message_id = $5, reports_on = $6 where id = $1 and state <> 'stored'`, [
    delivery.ledgerId, state, delivery.externalId, delivery.contentHash, messageId, reportsOn,
  ]);
}

/** The department a message goes to: the one with the address it was sent to, else the first. */
export async function departmentFor(db: Database, ctx: RequestContext, ledgerId: string, addresses: readonly string[]): Promise<string | null> {
  const [row] = await db.query<{ id: string }>(
    ctx,
    `select department.id from department
     left join inbound_route as route on route.department_id = department.id and route.address = any($2)
       and route.channel = (select channel from inbound_message where id = $1)
     order by route.address is null, department.position limit 1`,
    [ledgerId, addresses],
  );
  return row?.id ?? null;
}

export async function channelOf(db: Database, ctx: RequestContext, ledgerId: string): Promise<string | null> {
  const [row] = await db.query<{ channel: string }>(ctx, `select channel from inbound_message where id = $1`, [ledgerId]);
  return row?.channel ?? null;
}
