import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Word to a person that their password was changed, once for each change; like a link to an account it is about no ticket. */
export class PasswordChanged1700000005100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table outbound_message
        drop constraint outbound_message_kind_check, drop constraint outbound_message_about,
        add constraint outbound_message_kind_check check (kind in ('reply', 'acknowledgement', 'solution', 'account_link', 'password_changed')),
        add constraint outbound_message_about check ((kind in ('account_link', 'password_changed')) = (ticket_id is null))`);
    await runner.query(`create unique index outbound_message_password_changed on outbound_message (subject_id) where kind = 'password_changed'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`delete from outbound_message where kind = 'password_changed'`);
    await runner.query(`drop index outbound_message_password_changed`);
    await runner.query(`
      alter table outbound_message
        drop constraint outbound_message_kind_check, drop constraint outbound_message_about,
        add constraint outbound_message_kind_check check (kind in ('reply', 'acknowledgement', 'solution', 'account_link')),
        add constraint outbound_message_about check ((kind = 'account_link') = (ticket_id is null))`);
  }
}
