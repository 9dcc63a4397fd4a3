import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tickets, their messages and files, and the ledger of what came in. */
export class CreateTickets1700000003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create sequence ticket_number start 1001`);
    await runner.query(`
      create table ticket (
        id uuid primary key,
        number text not null constraint ticket_number_key unique,
        subject text not null,
        status text not null check (status in ('new', 'open', 'waiting_for_requester', 'waiting_for_third_party', 'snoozed', 'solved', 'closed')),
        priority text not null check (priority in ('low', 'normal', 'high', 'urgent')),
        version int not null,
        channel text not null,
        department_id uuid not null references department (id),
        tier_id uuid not null references tier (id),
        requester_id uuid not null references app_user (id),
        requester_verified boolean not null,
        assignee_id uuid references app_user (id),
        custom_fields jsonb not null default '{}',
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null,
        public_updated_at timestamptz(3) not null
      )`);
    // A view is one of these indexes read from its end; the department narrows it.
    await runner.query(`create index ticket_open on ticket (updated_at, id) where status not in ('solved', 'closed')`);
    await runner.query(`create index ticket_open_department on ticket (department_id, updated_at, id) where status not in ('solved', 'closed')`);
    await runner.query(`create index ticket_unassigned on ticket (updated_at, id) where assignee_id is null and status not in ('solved', 'closed')`);
    await runner.query(`create index ticket_assignee on ticket (assignee_id, updated_at, id) where status not in ('solved', 'closed')`);
    await runner.query(`create index ticket_settled on ticket (updated_at, id) where status in ('solved', 'closed')`);
    await runner.query(`create index ticket_requester on ticket (requester_id, public_updated_at, id)`);
    await runner.query(`
      create table message (
        id uuid primary key,
        ticket_id uuid not null references ticket (id),
        author_id uuid references app_user (id),
        author_name text not null,
        from_agent boolean not null,
        visibility text not null check (visibility in ('public', 'internal')),
        channel text not null,
        sender_verified boolean not null,
        sender_address text,
        body_html text not null,
        body_text text not null,
        created_at timestamptz(3) not null
      )`);
    await runner.query(`create index message_ticket on message (ticket_id, created_at, id)`);
    await runner.query(`
      create table attachment (
        id uuid primary key,
        message_id uuid not null references message (id),
        blob_sha256 text not null references blob (sha256),
        name text not null,
        media_type text not null,
        size int not null,
        position int not null
      )`);
    await runner.query(`create index attachment_message on attachment (message_id, position)`);
    await runner.query(`
      create table inbound_message (
        id uuid primary key,
        channel text not null,
        sha256 text not null,
        state text not null check (state in ('received', 'stored', 'duplicate', 'quarantined')),
        reason text,
        external_id text,
        content_hash text,
        message_id uuid references message (id),
        received_at timestamptz not null
      )`);
    await runner.query(`create index inbound_message_hash on inbound_message (channel, sha256)`);
    await runner.query(`create index inbound_message_external on inbound_message (channel, external_id)`);
    await runner.query(`create index inbound_message_quarantine on inbound_message (received_at) where state in ('received', 'quarantined')`);
    await runner.query(`
      create table inbound_route (
        channel text not null,
        address text not null check (address = lower(address)),
        department_id uuid not null references department (id),
        primary key (channel, address)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table inbound_route, inbound_message, attachment, message, ticket`);
    await runner.query(`drop sequence ticket_number`);
  }
}
