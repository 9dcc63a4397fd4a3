import { createHash } from 'node:crypto';
import type { Workspace } from '@meja/plugin-sdk/server/kernel';
import { makeId } from '../context/ids.js';
import type { DatabaseAddresses } from './addresses.js';
import type { ControlDatabase } from './control.js';
import type { ControlDirectory, WorkspaceDraft } from './directory.sql.js';
import type { WorkspaceDatabase } from './workspace-database.js';

/** The role of the control database may not create databases. `commands` are for an administrator of the server. */
export class MayNotCreateDatabases extends Error {
  constructor(readonly role: string, readonly database: string, readonly commands: readonly string[]) {
    super(`The role ${role} may not create the database ${database}. An administrator runs: ${commands.join('; ')}`);
  }
}

/**
 * Makes databases of workspaces: directory row, copy of the template, ready. Each step can be done again after a crash.
 * The template is a migrated database that nobody may connect to; a copy takes a tenth of the time of the migrations.
 */
export class WorkspaceCreation {
  constructor(
    private readonly control: ControlDatabase,
    private readonly directory: ControlDirectory,
    private readonly database: WorkspaceDatabase,
    private readonly addresses: DatabaseAddresses,
  ) {}

  async create(draft: WorkspaceDraft): Promise<Workspace> {
    const { ready, ...workspace } = await this.directory.begin(draft);
    if (!ready) {
      await this.copy(await this.template(), this.addresses.nameOfWorkspace(workspace));
      await this.migrate(workspace);
      await this.directory.finish(workspace);
    }
    return workspace;
  }

  /** Runs what migrations the workspace lacks; each in a transaction of its own. */
  async migrate(workspace: Workspace): Promise<void> {
    await this.database.sourceOf(workspace).runMigrations({ transaction: 'each' });
  }

  /** Made under a name of its own and renamed when done, so that two nodes may make it at once and a crash leaves no half of it. */
  private async template(): Promise<string> {
    const { migrations } = this.database.sourceOf({ id: 'template', slug: 'template', name: '' });
    const steps = migrations.map((migration) => `${migration.name ?? migration.constructor.name} ${migration.up.toString()}`);
    const name = `meja_template_${createHash('sha256').update(steps.join()).digest('hex').slice(0, 16)}`;
    const [found] = await this.control.query('select from pg_database where datname = $1', [name]);
    if (found) return name;
    const draft = { id: makeId(), slug: `draft-${makeId()}`, name: 'template' };
    const draftName = this.addresses.nameOfWorkspace(draft);
    await this.copy('template0', draftName);
    await this.migrate(draft);
    await this.database.forget(draft);
    await this.control.query(`alter database ${quoted(draftName)} with is_template true allow_connections false`);
    await this.rename(draftName, name);
    return name;
  }

  private async rename(draftName: string, name: string): Promise<void> {
    try {
      await this.control.query(`alter database ${quoted(draftName)} rename to ${quoted(name)}`);
    } catch (error) {
      if (!isTaken(error)) throw error;
      await this.control.query(`alter database ${quoted(draftName)} with is_template false`);
      await this.control.query(`drop database ${quoted(draftName)}`);
    }
  }

  private async copy(template: string, name: string): Promise<void> {
    const create = `create database ${quoted(name)} template ${quoted(template)} strategy wal_log`;
    try {
      await this.control.query(create);
    } catch (error) {
      if (isTaken(error)) return;
      if (codeOf(error) !== '42501') throw error;
      const [row] = await this.control.query<{ role: string }>('select current_user as role');
      const role = row?.role ?? '';
      throw new MayNotCreateDatabases(role, name, [`alter role ${quoted(role)} createdb`]);
    }
  }
}

const codeOf = (error: unknown): string | undefined => (error as { code?: string }).code;

/** There is a database of that name; `23505` when another node gave it the name at this moment, after PostgreSQL had looked. */
const isTaken = (error: unknown): boolean => ['42P04', '23505'].includes(codeOf(error) ?? '');

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
