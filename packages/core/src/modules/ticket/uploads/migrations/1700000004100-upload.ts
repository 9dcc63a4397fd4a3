import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files that arrive before the message they belong to. */
export class Upload1700000004100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table upload (
        id uuid primary key,
        user_id uuid references app_user (id),
        audience text not null check (audience in ('agent', 'portal')),
        name text not null,
        media_type text not null,
        size int not null check (size > 0),
        received int not null check (received between 0 and size),
        state text not null check (state in ('uploading', 'finished', 'used', 'removed')),
        blob_sha256 text references blob (sha256),
        created_at timestamptz(3) not null,
        constraint upload_whole check (state not in ('finished', 'used') or (received = size and blob_sha256 is not null))
      )`);
    await runner.query(`create index upload_person on upload (user_id, created_at) where user_id is not null`);
    await runner.query(`create index upload_age on upload (created_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table upload`);
  }
}
