import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People, departments and roles of a workspace, with the roles everybody starts with. Literal on purpose: a migration never changes with the code. */
export class User1700000001000 implements MigrationInterface {
  readonly name = 'User1700000001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table app_user (
        id uuid primary key,
        name text not null,
        email text not null constraint app_user_email_key unique constraint app_user_email_lower check (email = lower(email)),
        email_verified_at timestamptz,
        locale text not null,
        time_zone text not null,
        created_at timestamptz not null,
        deactivated_at timestamptz
      )`);
    await runner.query(`
      create table department (
        id uuid primary key,
        key text not null constraint department_key_key unique,
        name text not null,
        position integer not null
      )`);
    await runner.query(`
      create table role (
        id uuid primary key,
        key text not null constraint role_key_key unique,
        name text not null,
        permissions text[] not null
      )`);
    await runner.query(`
      create table role_assignment (
        id uuid primary key,
        user_id uuid not null references app_user (id) on delete cascade,
        role_id uuid not null references role (id),
        department_id uuid references department (id) on delete cascade,
        constraint role_assignment_once unique nulls not distinct (user_id, role_id, department_id)
      )`);
    await runner.query(`create index role_assignment_department on role_assignment (department_id)`);
    for (const { id, key, name, permissions } of firstRoles)
      await runner.query(`insert into role (id, key, name, permissions) values ($1, $2, $3, $4)`, [id, key, name, permissions]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table role_assignment, role, department, app_user`);
  }
}

const reading = ['user.read', 'ticket.read'];
const working = [...reading, 'ticket.create', 'ticket.reply', 'ticket.note', 'ticket.assign', 'ticket.work', 'ticket.fields'];

/** The ids are the same in every workspace, so that an export of one fits another. */
export const firstRoles = [
  { id: '018bcfe5-6800-7000-8000-000000000001', key: 'admin', name: 'Administrator', permissions: ['*'] },
  { id: '018bcfe5-6800-7000-8000-000000000002', key: 'lead', name: 'Lead', permissions: working },
  { id: '018bcfe5-6800-7000-8000-000000000003', key: 'agent', name: 'Agent', permissions: working },
  { id: '018bcfe5-6800-7000-8000-000000000004', key: 'light-agent', name: 'Light agent', permissions: [...reading, 'ticket.note'] },
  { id: '018bcfe5-6800-7000-8000-000000000005', key: 'requester', name: 'Requester', permissions: ['portal.use'] },
] as const;
