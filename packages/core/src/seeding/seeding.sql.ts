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

/** Organizations by the key the generator uses, with their members. */
export async function insertOrganizations(db: Database, ctx: RequestContext, organizations: readonly object[], members: readonly object[]): Promise<void> {
  await db.query(ctx, `insert into organization (id, name, created_at) select id, name, now() from jsonb_to_recordset($1) as row (id uuid, name text)`, [JSON.stringify(organizations)]);
  await db.query(
    ctx,
    `insert into organization_member (organization_id, user_id, is_manager, joined_at)
     select organization_id, user_id, is_manager, now() from jsonb_to_recordset($1) as row (organization_id uuid, user_id uuid, is_manager boolean)`,
    [JSON.stringify(members)],
  );
}

/** Numbers come from the sequence, in the order of the rows. */
export async function insertTickets(db: Database, ctx: RequestContext, { tickets, messages, events, changes, handovers, solutions }: Rows): Promise<void> {
  await db.query(
    ctx,
    `insert into ticket (id, number, subject, status, priority, version, channel, department_id, tier_id, tier_entered_at, bounces, requester_id, requester_verified, organization_id, assignee_id, solved_at, created_at, updated_at, public_updated_at)
     select id, nextval('ticket_number')::text, subject, status, priority, version, channel, department_id, tier_id, tier_entered_at, bounces, requester_id, requester_verified, organization_id, assignee_id, solved_at, created_at, updated_at, public_updated_at
     from jsonb_to_recordset($1) as row (id uuid, subject text, status text, priority text, version int, channel text, department_id uuid, tier_id uuid, tier_entered_at timestamptz, bounces int, requester_id uuid,
       requester_verified boolean, organization_id uuid, assignee_id uuid, solved_at timestamptz, created_at timestamptz, updated_at timestamptz, public_updated_at timestamptz)`,
    [JSON.stringify(tickets)],
  );
  await db.query(
    ctx,
    `insert into message (id, ticket_id, author_id, author_name, from_agent, visibility, channel, sender_verified, sender_address, body_html, body_text, created_at)
     select id, ticket_id, author_id, author_name, from_agent, visibility, channel, sender_verified, sender_address, body_html, body_text, created_at
     from jsonb_to_recordset($1) as row (id uuid, ticket_id uuid, author_id uuid, author_name text, from_agent boolean, visibility text, channel text, sender_verified boolean,
       sender_address text, body_html text, body_text text, created_at timestamptz)`,
    [JSON.stringify(messages)],
  );
  await insertLog(db, ctx, events, changes);
  await insertCards(db, ctx, handovers, solutions);
}

async function insertLog(db: Database, ctx: RequestContext, events: readonly object[], changes: readonly object[]): Promise<void> {
  await db.query(
    ctx,
    `insert into event (id, type, version, facts, actor_id, actor_name, request_id, subject_id, occurred_at, relayed_at)
     select id, type, version, facts, actor_id, actor_name, request_id, subject_id, occurred_at, relayed_at
     from jsonb_to_recordset($1) as row (id uuid, type text, version int, facts jsonb, actor_id uuid, actor_name text, request_id text, subject_id uuid, occurred_at timestamptz, relayed_at timestamptz)`,
    [JSON.stringify(events)],
  );
  await db.query(
    ctx,
    `insert into change (id, entity, entity_id, entity_version, fields, actor_id, actor_name, request_id, occurred_at)
     select id, entity, entity_id, entity_version, fields, actor_id, actor_name, request_id, occurred_at
     from jsonb_to_recordset($1) as row (id uuid, entity text, entity_id uuid, entity_version int, fields jsonb, actor_id uuid, actor_name text, request_id text, occurred_at timestamptz)`,
    [JSON.stringify(changes)],
  );
}

/** A solution belongs to its ticket and is what settled it. */
async function insertCards(db: Database, ctx: RequestContext, handovers: readonly object[], solutions: readonly object[]): Promise<void> {
  await db.query(
    ctx,
    `insert into handover (id, ticket_id, kind, from_department_id, from_tier_id, to_department_id, to_tier_id, author_id, author_name, tried, evidence, question, promised, reason, fields, seconds, created_at)
     select id, ticket_id, kind, from_department_id, from_tier_id, to_department_id, to_tier_id, author_id, author_name, tried, evidence, question, promised, reason, fields, seconds, created_at
     from jsonb_to_recordset($1) as row (id uuid, ticket_id uuid, kind text, from_department_id uuid, from_tier_id uuid, to_department_id uuid, to_tier_id uuid, author_id uuid, author_name text, tried text, evidence text,
       question text, promised text, reason text, fields jsonb, seconds int, created_at timestamptz)`,
    [JSON.stringify(handovers)],
  );
  await db.query(
    ctx,
    `with written as (
       insert into solution (id, ticket_id, symptom, cause, steps, author_id, author_name, created_at)
       select id, ticket_id, symptom, cause, steps, author_id, author_name, created_at
       from jsonb_to_recordset($1) as row (id uuid, ticket_id uuid, symptom text, cause text, steps text, author_id uuid, author_name text, created_at timestamptz)
       returning id, ticket_id)
     update ticket set solution_id = written.id from written where ticket.id = written.ticket_id and ticket.status in ('solved', 'closed')`,
    [JSON.stringify(solutions)],
  );
}

/** Mail to this address goes to this department. */
export async function routeMail(db: Database, ctx: RequestContext, departmentId: string, address: string): Promise<void> {
  await db.query(ctx, `insert into inbound_route (channel, address, department_id) values ('email', $1, $2) on conflict (channel, address) do update set department_id = excluded.department_id`, [address, departmentId]);
}
