import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Numbers of tickets that were destroyed, and what finding everything of a message or a file needs. */
export class Removal1700000004600 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table destroyed_ticket (
        number text primary key,
        destroyed_at timestamptz(3) not null,
        destroyed_by uuid references app_user (id) on delete set null
      )`);
    // A report of a mail server holds a copy of what it reports on.
    await runner.query(`alter table inbound_message add erased_at timestamptz(3), add reports_on uuid references message (id) on delete set null`);
    await runner.query(`create index inbound_message_reports_on on inbound_message (reports_on) where reports_on is not null`);
    await runner.query(`create index inbound_message_message on inbound_message (message_id) where message_id is not null`);
    await runner.query(`create index inbound_message_bytes on inbound_message (sha256) where erased_at is null`);
    await runner.query(`create index attachment_blob on attachment (blob_sha256)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index attachment_blob, inbound_message_bytes, inbound_message_message, inbound_message_reports_on`);
    await runner.query(`alter table inbound_message drop erased_at, drop reports_on`);
    await runner.query(`drop table destroyed_ticket`);
  }
}
