import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Messages to people outside: what is to be sent, how often it was tried, and what came of it. Never their words. */
export class Outbox1700000005000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table outbound_message (
        id uuid primary key,
        kind text not null check (kind in ('reply', 'acknowledgement', 'solution', 'account_link')),
        channel text not null,
        ticket_id uuid references ticket (id) on delete cascade,
        message_id uuid references message (id) on delete cascade,
        subject_id uuid,
        recipient_id uuid not null references app_user (id) on delete cascade,
        recipient_address text not null check (recipient_address = lower(recipient_address)),
        recipient_name text not null,
        locale text not null,
        subject text,
        state text not null check (state in ('queued', 'sending', 'sent', 'failed', 'kept', 'suppressed')),
        attempts int not null default 0,
        next_attempt_at timestamptz not null default clock_timestamp(),
        lease_until timestamptz,
        fence int not null default 0,
        uncertain boolean not null default false,
        last_error text,
        external_id text,
        thread_references text[],
        created_at timestamptz(3) not null,
        sent_at timestamptz(3),
        constraint outbound_message_lease check ((state = 'sending') = (lease_until is not null)),
        constraint outbound_message_about check ((kind = 'account_link') = (ticket_id is null))
      )`);
    await runner.query(`create index outbound_message_due on outbound_message (next_attempt_at) where state = 'queued'`);
    await runner.query(`create index outbound_message_lease_until on outbound_message (lease_until) where state = 'sending'`);
    await runner.query(`create index outbound_message_page on outbound_message (created_at, id) where state <> 'suppressed'`);
    await runner.query(`create index outbound_message_message on outbound_message (message_id)`);
    await runner.query(`create index outbound_message_ticket on outbound_message (ticket_id, created_at)`);
    await runner.query(`create unique index outbound_message_account_link on outbound_message (subject_id) where kind = 'account_link'`);
    // What the policy of acknowledgements asks before it lets one more go.
    await runner.query(`create index outbound_message_acknowledged on outbound_message (recipient_address, created_at) where kind = 'acknowledgement' and state <> 'suppressed'`);
    await runner.query(`create index outbound_message_acknowledgements on outbound_message (sent_at) where kind = 'acknowledgement' and state = 'sent'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table outbound_message`);
  }
}
