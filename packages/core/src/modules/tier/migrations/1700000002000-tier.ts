import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Tier1700000002000 implements MigrationInterface {
  readonly name = 'Tier1700000002000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table tier (
      id uuid primary key,
      department_id uuid not null references department (id),
      level int not null check (level between 1 and 9),
      name text not null,
      unique (department_id, level)
    )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table tier');
  }
}
