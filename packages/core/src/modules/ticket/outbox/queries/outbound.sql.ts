import { departmentsWith, may, type Database, type Permission, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { mayReadOutbound, mayReadTickets, type OutboundState, type TicketFacts } from '@meja/plugin-sdk/server/ticket';
import { mayConfigure } from '@meja/plugin-sdk/server/user';
import { scopeOf } from '../../queries/scope.js';
import { ticketColumns, type PageKey } from '../../queries/tickets.sql.js';
import type { OutboundRow } from '../entities/outbound-row.js';

export const outboundColumns = `outbound.id, outbound.kind, outbound.channel, outbound.ticket_id as "ticketId", outbound.message_id as "messageId", outbound.subject_id as "subjectId",
  outbound.recipient_id as "recipientId", outbound.recipient_address as "recipientAddress", outbound.recipient_name as "recipientName", outbound.locale, outbound.subject, outbound.state,
  outbound.attempts, outbound.next_attempt_at as "nextAttemptAt", outbound.lease_until as "leaseUntil", outbound.fence, outbound.uncertain, outbound.last_error as "lastError",
  outbound.external_id as "externalId", outbound.thread_references as "threadReferences", outbound.created_at as "createdAt", outbound.sent_at as "sentAt"`;

/** A row with the number of its ticket, which its subject line shows. */
export interface NumberedRow extends OutboundRow {
  readonly number: string | null;
}

const numbered = `select ${outboundColumns}, ticket.number from outbound_message as outbound left join ticket on ticket.id = outbound.ticket_id`;

/** Which rows exist for the caller: of tickets of the departments where they have the permission; links to accounts for whoever may configure the workspace. `$1` and `$2`. */
function scope(ctx: RequestContext, permission: Permission): { where: string; params: readonly unknown[] } {
  const departments = departmentsWith(ctx, permission);
  const everywhere = departments === 'everywhere';
  return {
    where: `outbound.state <> 'suppressed' and case when outbound.ticket_id is null then $2::boolean else ($1::uuid[] is null or ticket.department_id = any($1)) end`,
    params: [everywhere ? null : [...departments], may(ctx, mayConfigure)],
  };
}

export async function outboundById(db: Database, ctx: RequestContext, id: string, permission = mayReadOutbound): Promise<NumberedRow | null> {
  const { where, params } = scope(ctx, permission);
  const [row] = await db.query<NumberedRow>(ctx, `${numbered} where ${where} and outbound.id = $3`, [...params, id]);
  return row ?? null;
}

/** Newest first. */
export function outboundRows(db: Database, ctx: RequestContext, page: { state: OutboundState | null; after: PageKey | null; limit: number }): Promise<NumberedRow[]> {
  const { where, params } = scope(ctx, mayReadOutbound);
  return db.query<NumberedRow>(
    ctx,
    `${numbered} where ${where} and ($4::text is null or outbound.state = $4)
       ${page.after ? 'and (outbound.created_at, outbound.id) < ($5, $6)' : 'and $5::timestamptz is null and $6::uuid is null'}
     order by outbound.created_at desc, outbound.id desc limit $3`,
    [...params, page.limit, page.state, page.after?.at ?? null, page.after?.id ?? null],
  );
}

/** Of messages whose ticket the caller may read. */
export function deliveryRows(db: Database, ctx: RequestContext, messageIds: readonly string[]): Promise<NumberedRow[]> {
  const departments = departmentsWith(ctx, mayReadTickets);
  return db.query<NumberedRow>(
    ctx,
    `${numbered} where outbound.state <> 'suppressed' and outbound.kind <> 'acknowledgement' and outbound.message_id = any($2) and ($1::uuid[] is null or ticket.department_id = any($1))`,
    [departments === 'everywhere' ? null : [...departments], messageIds],
  );
}

export function ticketsOf(db: Database, ctx: RequestContext, ids: readonly string[]): Promise<TicketFacts[]> {
  const { where, param } = scopeOf(ctx);
  return db.query<TicketFacts>(ctx, `select ${ticketColumns} from ticket where ${where} and ticket.id = any($2)`, [param, ids]);
}

/** True when the mail about this link, or this change, of an account was asked for already. */
export async function isQueued(db: Database, ctx: RequestContext, subjectId: string): Promise<boolean> {
  const rows = await db.query(ctx, `select from outbound_message where kind in ('account_link', 'password_changed') and subject_id = $1`, [subjectId]);
  return rows.length > 0;
}

/** For another try; what is uncertain of earlier ones stays so. False for what did not fail. */
export async function queueAgain(db: Database, ctx: RequestContext, id: string): Promise<boolean> {
  const rows = await db.query(ctx, `update outbound_message set state = 'queued', attempts = 0, last_error = null, next_attempt_at = clock_timestamp() where id = $1 and state = 'failed' returning id`, [id]);
  return rows.length > 0;
}

/** To whom a message about a ticket went; null for one about an account. */
export async function recipientOf(db: Database, ctx: RequestContext, id: string): Promise<{ ticketId: string; recipientAddress: string } | null> {
  const [row] = await db.query<{ ticketId: string; recipientAddress: string }>(ctx, `select ticket_id as "ticketId", recipient_address as "recipientAddress" from outbound_message where id = $1 and ticket_id is not null`, [id]);
  return row ?? null;
}

/** The other side sent it back. Null when it is no message of ours that was sent. */
export async function markBounced(db: Database, ctx: RequestContext, id: string, permanent: boolean): Promise<{ ticketId: string | null; messageId: string | null } | null> {
  const [row] = await db.query<{ ticketId: string | null; messageId: string | null }>(
    ctx,
    `update outbound_message set state = case when $2::boolean then 'failed' else state end, last_error = case when $2::boolean then 'bounced' else 'delayed' end
     where id = $1 and state in ('sent', 'failed') returning ticket_id as "ticketId", message_id as "messageId"`,
    [id, permanent],
  );
  return row ?? null;
}
