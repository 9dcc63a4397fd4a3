import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People are found by the first letters of address and name, in whatever order the database sorts. */
export class RequestersByLetters1700000001600 implements MigrationInterface {
  readonly name = 'RequestersByLetters1700000001600';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create index app_user_email_letters on app_user (email text_pattern_ops)`);
    await runner.query(`create index app_user_name_letters on app_user (lower(name) text_pattern_ops)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index app_user_email_letters`);
    await runner.query(`drop index app_user_name_letters`);
  }
}
