import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the blob store holds for this workspace. */
export class Blob1700000000100 implements MigrationInterface {
  readonly name = 'Blob1700000000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table blob (
        sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
        size bigint not null check (size > 0),
        scan text not null default 'pending' check (scan in ('pending', 'clean', 'refused')),
        created_at timestamptz not null default now()
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table blob');
  }
}
