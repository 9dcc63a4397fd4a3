import type { Database, Locale, RequestContext } from '@meja/plugin-sdk/server/kernel';

/** Who is written to, and about what, as it is now. */
export interface Recipient {
  readonly id: string;
  readonly address: string;
  readonly name: string;
  readonly locale: Locale;
  /** Of the ticket; null when it is about none, or must not be repeated. */
  readonly subject: string | null;
  /** True when mail comes in by this address, with or without a tag behind a plus. */
  readonly isRoute: boolean;
}

export interface Requester extends Recipient {
  /** True when the message, or the person who wrote it down, proved who asked. */
  readonly verified: boolean;
}

const untagged = (address: string): string => `regexp_replace(${address}, '\\+[^@]*@', '@')`;
const isRoute = `exists (select from inbound_route as route where ${untagged('route.address')} = ${untagged('lower(person.email)')})`;

interface Row extends Requester {
  readonly follows: boolean;
}

/** The requester and the confirmed followers of a ticket that is in sight, for a public message of it. Nobody twice, and nobody who may not sign in any more. */
export async function recipientsOf(db: Database, ctx: RequestContext, ticketId: string, messageId: string): Promise<{ requester: Requester | null; followers: Recipient[] }> {
  const rows = await db.query<Row>(
    ctx,
    `select person.id, person.email as address, person.name, person.locale, ticket.subject, message.sender_verified as verified, person.id <> ticket.requester_id as follows, ${isRoute} as "isRoute"
     from ticket join message on message.ticket_id = ticket.id and message.id = $2 and message.visibility = 'public'
       cross join lateral (select ticket.requester_id as id union select user_id from follower where follower.ticket_id = ticket.id and follower.state = 'following') as told
       join app_user as person on person.id = told.id and person.deactivated_at is null
     where ticket.id = $1 and ticket.removed_as is null order by person.id`,
    [ticketId, messageId],
  );
  return { requester: rows.find(({ follows }) => !follows) ?? null, followers: rows.filter(({ follows }) => follows) };
}

export async function accountRecipient(db: Database, ctx: RequestContext, userId: string): Promise<Recipient | null> {
  const [row] = await db.query<Recipient>(ctx, `select id, email as address, name, locale, null as subject, false as "isRoute" from app_user where id = $1 and deactivated_at is null`, [userId]);
  return row ?? null;
}
