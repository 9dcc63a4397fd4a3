import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateCalls1700000100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table example_call (id uuid primary key, ticket_id uuid not null, phone text not null, created_at timestamptz not null, unique (ticket_id, phone))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table example_call');
  }
}
