import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How often the fields of a department's cards were changed, so that nobody overwrites what they have not seen. */
export class HandoverForm1700000004210 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table handover_form (
        department_id uuid primary key references department (id) on delete cascade,
        version int not null check (version > 0)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table handover_form`);
  }
}
