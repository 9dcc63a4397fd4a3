import type { ControlDatabase } from './control.js';

/** One step of the control database. Never changed after a release; the id is its order within its owner. */
export interface ControlMigration {
  readonly id: string;
  readonly sql: string;
}

/** The kernel's own part of the control database. */
export const kernelControlMigrations: readonly ControlMigration[] = [
  {
    id: 'kernel-0001-workspace',
    sql: `create table workspace (
      id uuid primary key,
      slug text not null unique check (slug ~ '^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$'),
      name text not null,
      hosts text[] not null default '{}',
      state text not null check (state in ('creating', 'ready')),
      demo boolean not null default false,
      created_at timestamptz not null default now()
    );
    create index workspace_hosts on workspace using gin (hosts)`,
  },
];

/** Any number nobody else uses: one node migrates at a time, the others wait. */
const lock = 7_021_970;

export async function migrateControl(control: ControlDatabase, migrations: readonly ControlMigration[]): Promise<void> {
  await control.transaction(async (query) => {
    await query('select pg_advisory_xact_lock($1)', [lock]);
    await query('create table if not exists control_migration (id text primary key, ran_at timestamptz not null default now())');
    const ran = new Set((await query<{ id: string }>('select id from control_migration')).map((row) => row.id));
    for (const { id, sql } of migrations) {
      if (ran.has(id)) continue;
      await query(sql);
      await query('insert into control_migration (id) values ($1)', [id]);
    }
  });
}
