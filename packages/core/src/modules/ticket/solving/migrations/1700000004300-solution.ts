import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What settled tickets, and the words by which the next one finds it. */
export class Solution1700000004300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table solution (
        id uuid primary key,
        ticket_id uuid not null references ticket (id) on delete cascade,
        symptom text not null,
        cause text not null,
        steps text not null,
        reused_from_id uuid references solution (id) on delete set null,
        author_id uuid references app_user (id),
        author_name text not null,
        answered_at timestamptz(3),
        created_at timestamptz(3) not null,
        words tsvector not null generated always as (to_tsvector('simple'::regconfig, symptom || ' ' || cause || ' ' || steps)) stored
      )`);
    await runner.query(`create index solution_words on solution using gin (words)`);
    await runner.query(`create index solution_ticket on solution (ticket_id)`);
    await runner.query(`create index solution_reused on solution (reused_from_id) where reused_from_id is not null`);
    await runner.query(`alter table ticket add constraint ticket_solution foreign key (solution_id) references solution (id) on delete set null`);
    await runner.query(`create index ticket_solution on ticket (solution_id) where solution_id is not null`);
    // Read from its beginning by the job that closes what nobody came back to.
    await runner.query(`create index ticket_solved on ticket (solved_at, id) where status = 'solved' and removed_as is null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index ticket_solved, ticket_solution`);
    await runner.query(`alter table ticket drop constraint ticket_solution`);
    await runner.query(`drop table solution`);
  }
}
