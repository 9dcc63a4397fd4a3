import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Companies of requesters, and who belongs to them. */
export class Organization1700000001300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table organization (
        id uuid primary key,
        name text not null,
        created_at timestamptz(3) not null
      )`);
    await runner.query(`create unique index organization_name on organization (lower(name))`);
    await runner.query(`
      create table organization_member (
        organization_id uuid not null references organization (id) on delete cascade,
        user_id uuid not null references app_user (id) on delete cascade,
        is_manager boolean not null,
        joined_at timestamptz(3) not null,
        primary key (organization_id, user_id)
      )`);
    await runner.query(`create index organization_member_user on organization_member (user_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table organization_member, organization`);
  }
}
