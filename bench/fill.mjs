import { agents, departments, requesterCount } from './company.mjs';
import { sentences, subjects } from './words.mjs';

const batch = 50_000;
const messagesPerTicket = 3;

/** Writes `count` tickets with three messages each straight into the tables of a workspace, with the same text for the same number. */
export async function fill(client, count, say = () => undefined) {
  // Every row is right by construction; checking each reference would take longer than writing it.
  await client.query('set session_replication_role = replica');
  await prepare(client);
  for (let from = 1; from <= count; from += batch) {
    const to = Math.min(count, from + batch - 1);
    for (const text of [tickets, messages, attachments, events]) await client.query(text, text === tickets ? [from, to, count] : [from, to]);
    say(`${to} of ${count} tickets`);
  }
  await client.query(`select setval('ticket_number', $1)`, [1_000 + count]);
  await client.query('set session_replication_role = origin');
  await client.query('vacuum analyze');
  await client.query('checkpoint');
}

async function prepare(client) {
  await client.query(`create temp table sentence (id int primary key, text text not null); create temp table subject (id int primary key, text text not null);
    create temp table filled (n int primary key, id uuid not null)`);
  for (const [table, texts] of [['sentence', sentences(4_000)], ['subject', subjects(2_000)]]) {
    await client.query(`insert into ${table} select ordinality - 1, text from unnest($1::text[]) with ordinality as t (text)`, [texts]);
  }
  await client.query(
    `insert into app_user (id, email, name, locale, time_zone, created_at, email_verified_at)
     select uuidv7(), 'requester' || n || '@bench.example', (array['Maja', 'Nils', 'Ola', 'Putri', 'Rafał', 'Sari', 'Tomasz', 'Ulla'])[1 + n % 8] || ' Requester' || n,
       (array['en', 'id', 'pl', 'sv'])[1 + n % 4], 'Europe/Stockholm', now() - interval '400 days', now() from generate_series(0, $1 - 1) as n`,
    [requesterCount],
  );
  await client.query(`create temp table person as select id, email, name, substring(email from '\\d+')::int as n, email like 'agent%' as is_agent from app_user; create index on person (is_agent, n); analyze person`);
  await client.query(`insert into blob (sha256, size, scan, created_at) select encode(sha256(('blob ' || n)::bytea), 'hex'), 1000 + n * 37, 'clean', now() from generate_series(0, 199) as n`);
  await client.query(`create temp table department_of as select department.id, array_position($1::text[], key) - 1 as n, array(select tier.id from tier where tier.department_id = department.id order by level) as tiers from department`, [departments.map(({ key }) => key)]);
}

// A number that looks drawn, the same for the same ticket and purpose.
const drawn = (n, purpose, limit) => `((hashint4extended((${n})::int, ${purpose}) & 2147483647) % ${limit})::int`;

const tickets = `
  with shape as (
    select n, ${drawn('n', 1, departments.length)} as department, ${drawn('n', 2, requesterCount)} as requester, ${drawn('n', 3, 100)} as luck, ${drawn('n', 4, 10)} as height,
      ${drawn('n', 5, 3)} as team, ${drawn('n', 6, agents.length / departments.length)} as seat, ${drawn('n', 7, 2000)} as subject,
      now() - interval '365 days' * (1 - (n - 1)::float8 / greatest($3::int, 1000)) - interval '2 hours' as created_at
    from generate_series($1::int, $2::int) as n
  ), row as (
    insert into ticket (id, number, subject, status, priority, version, channel, department_id, tier_id, requester_id, requester_verified, assignee_id, created_at, tier_entered_at, updated_at, public_updated_at, solved_at)
    select uuidv7(created_at - now()), (1000 + shape.n)::text, subject.text,
      case when luck < 70 then (case when luck < 40 then 'closed' else 'solved' end) when luck < 76 then 'new' when luck < 88 then 'open' when luck < 96 then 'waiting_for_requester' when luck < 98 then 'waiting_for_third_party' else 'snoozed' end,
      (array['low', 'normal', 'normal', 'normal', 'normal', 'normal', 'normal', 'high', 'high', 'urgent'])[1 + height], 4, (array['email', 'email', 'web-form', 'agent'])[1 + seat % 4],
      department_of.id, department_of.tiers[case when height < 7 then 1 when height < 9 then 2 else 3 end], requester.id, true,
      case when luck between 70 and 75 then null else assignee.id end, created_at, created_at, created_at + interval '90 minutes', created_at + interval '90 minutes', case when luck < 70 then created_at + interval '90 minutes' end
    from shape
    join subject on subject.id = shape.subject
    join department_of on department_of.n = shape.department
    join person as requester on not requester.is_agent and requester.n = shape.requester
    join person as assignee on assignee.is_agent and assignee.n = seat * ${departments.length} + (shape.department - team + ${departments.length}) % ${departments.length}
    returning id, number
  ) insert into filled select number::int - 1000, id from row`;

const messages = `
  insert into message (id, ticket_id, author_id, author_name, from_agent, visibility, channel, sender_verified, sender_address, body_html, body_text, created_at)
  select uuidv7(at - now()), ticket.id, author.id, author.name, author.is_agent, case when author.is_agent and ${drawn('filled.n * 3 + part', 11, 10)} < 3 then 'internal' else 'public' end,
    case when author.is_agent then 'agent' else ticket.channel end, true, case when author.is_agent then null else author.email end, '<p>' || said.text || '</p>', said.text, at
  from filled join ticket on ticket.id = filled.id cross join generate_series(0, ${messagesPerTicket - 1}) as part
  join person as author on author.id = case when part = 1 then coalesce(ticket.assignee_id, ticket.requester_id) else ticket.requester_id end
  join sentence as one on one.id = ${drawn('filled.n * 3 + part', 12, 4000)} join sentence as two on two.id = ${drawn('filled.n * 3 + part', 13, 4000)} join sentence as three on three.id = ${drawn('filled.n * 3 + part', 14, 4000)}
  cross join lateral (select one.text || ' ' || two.text || ' ' || three.text || ' (' || to_hex(filled.n * 3 + part) || ')' as text, ticket.created_at + part * interval '45 minutes' as at) as said
  where filled.n between $1 and $2`;

const attachments = `
  insert into attachment (id, message_id, blob_sha256, name, media_type, size, position)
  select uuidv7(), message.id, blob.sha256, 'picture-' || filled.n || '.png', 'image/png', blob.size, 0
  from filled join lateral (select id from message where ticket_id = filled.id order by created_at limit 1) as message on true
  join (select sha256, size, row_number() over (order by sha256) - 1 as n from blob) as blob on blob.n = filled.n % 200
  where filled.n between $1 and $2 and filled.n % 20 = 0`;

const events = `
  insert into event (id, type, version, facts, actor_id, actor_name, request_id, subject_id, occurred_at, relayed_at)
  select uuidv7(at - now()), kind, 1, jsonb_build_object('ticketId', ticket.id, 'assigneeId', ticket.assignee_id, 'previousAssigneeId', null), ticket.assignee_id, 'Bench', 'bench', ticket.id, at, at
  from filled join ticket on ticket.id = filled.id
  cross join (values ('ticket.created', interval '0'), ('ticket.message_added', interval '45 minutes'), ('ticket.assigned', interval '50 minutes'), ('ticket.message_added', interval '90 minutes')) as event (kind, later)
  cross join lateral (select ticket.created_at + later as at) as happened
  where filled.n between $1 and $2`;
