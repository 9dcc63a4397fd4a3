import type { Database, RequestContext } from '@meja/plugin-sdk/server/kernel';
import { makeId } from '../kernel/context/ids.js';
import type { SeedPerson } from './company.js';
import type { Rows } from './rows.js';

export function insertRequesters(db: Database, ctx: RequestContext, people: readonly SeedPerson[]): Promise<{ id: string; email: string }[]> {
  const rows = people.map(({ email, name, locale, timeZone }) => ({ id: makeId(), email, name, locale, time_zone: timeZone }));
  return db.query(
    ctx,
    `insert into app_user (id, email, name, locale, time_zone, created_at, email_verified_at)
     select id, email, name, locale, time_zone, now(), now() from jsonb_to_recordset($1) as row (id uuid, email text, name text, locale text, time_zone text)
     on conflict (email) do update set name = excluded.name returning id, email`,
    [JSON.stringify(rows)],
  );
}

/** Numbers come from the sequence, in the order of the rows. */
export async function insertTickets(db: Database, ctx: RequestContext, { tickets, messages, events }: Rows): Promise<void> {
  await db.query(
    ctx,
    `insert into ticket (id, number, subject, status, priority, version, channel, department_id, tier_id, requester_id, requester_verified, assignee_id, created_at, updated_at, public_updated_at)
     select id, nextval('ticket_number')::text, subject, status, priority, version, channel, department_id, tier_id, requester_id, requester_verified, assignee_id, created_at, updated_at, public_updated_at
     from jsonb_to_recordset($1) as row (id uuid, subject text, status text, priority text, version int, channel text, department_id uuid, tier_id uuid, requester_id uuid, requester_verified boolean,
       assignee_id uuid, created_at timestamptz, updated_at timestamptz, public_updated_at timestamptz)`,
    [JSON.stringify(tickets)],
  );
  await db.query(
    ctx,
    `insert into message (id, ticket_id, author_id, author_name, from_agent, visibility, channel, sender_verified, sender_address, body_html, body_text, created_at)
     select * from jsonb_to_recordset($1) as row (id uuid, ticket_id uuid, author_id uuid, author_name text, from_agent boolean, visibility text, channel text, sender_verified boolean,
       sender_address text, body_html text, body_text text, created_at timestamptz)`,
    [JSON.stringify(messages)],
  );
  await db.query(
    ctx,
    `insert into event (id, type, version, facts, actor_id, actor_name, request_id, subject_id, occurred_at, relayed_at)
     select * from jsonb_to_recordset($1) as row (id uuid, type text, version int, facts jsonb, actor_id uuid, actor_name text, request_id text, subject_id uuid, occurred_at timestamptz, relayed_at timestamptz)`,
    [JSON.stringify(events)],
  );
}

/** Mail to this address goes to this department. */
export async function routeMail(db: Database, ctx: RequestContext, departmentId: string, address: string): Promise<void> {
  await db.query(ctx, `insert into inbound_route (channel, address, department_id) values ('email', $1, $2) on conflict (channel, address) do update set department_id = excluded.department_id`, [address, departmentId]);
}
