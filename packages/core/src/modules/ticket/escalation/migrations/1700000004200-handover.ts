import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Handover cards, what departments ask for on them, and the order in which the tickets of a tier are taken. */
export class Handover1700000004200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table handover (
        id uuid primary key,
        ticket_id uuid not null references ticket (id),
        kind text not null check (kind in ('escalation', 'deescalation', 'transfer')),
        from_department_id uuid not null references department (id),
        from_tier_id uuid not null references tier (id),
        to_department_id uuid not null references department (id),
        to_tier_id uuid not null references tier (id),
        author_id uuid references app_user (id),
        author_name text not null,
        tried text not null,
        evidence text not null,
        question text not null,
        promised text not null,
        reason text not null,
        fields jsonb not null,
        seconds int not null check (seconds >= 0),
        created_at timestamptz(3) not null,
        constraint handover_moves check (from_tier_id <> to_tier_id),
        constraint handover_complete check (case kind when 'deescalation' then reason <> '' else tried <> '' and evidence <> '' and question <> '' and promised <> '' end)
      )`);
    await runner.query(`create index handover_ticket on handover (ticket_id, created_at, id)`);
    await runner.query(`
      create table handover_field (
        department_id uuid not null references department (id) on delete cascade,
        key text not null,
        label text not null,
        type text not null check (type in ('text', 'number', 'boolean', 'date', 'choice')),
        required boolean not null,
        choices text[] not null,
        position int not null,
        primary key (department_id, key)
      )`);
    // Read from its beginning, it is the order of "take next"; the expression is written the same way there.
    await runner.query(`
      create index ticket_next on ticket (tier_id, (array_position(array['urgent', 'high', 'normal', 'low'], priority)), created_at, id)
      where assignee_id is null and status in ('new', 'open') and removed_as is null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index ticket_next`);
    await runner.query(`drop table handover_field, handover`);
  }
}
