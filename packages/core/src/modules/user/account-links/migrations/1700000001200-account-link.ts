import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Links by which people choose a password. */
export class AccountLink1700000001200 implements MigrationInterface {
  readonly name = 'AccountLink1700000001200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table account_link (
        id uuid primary key,
        user_id uuid not null references app_user (id) on delete cascade,
        audience text not null check (audience in ('agent', 'portal')),
        kind text not null check (kind in ('invitation', 'password_reset')),
        created_at timestamptz not null,
        expires_at timestamptz not null,
        used_at timestamptz
      )`);
    await runner.query(`create index account_link_open on account_link (user_id) where used_at is null`);
    await runner.query(`create index account_link_expired on account_link (expires_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table account_link`);
  }
}
