import { createHash } from 'node:crypto';
import type { Workspace } from '@meja/plugin-sdk/server/kernel';
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

  private async template(): Promise<string> {
    const source = this.database.sourceOf({ id: 'template', slug: 'template', name: '' });
    const ids = source.migrations.map((migration) => migration.name ?? migration.constructor.name);
    const slug = `template-${createHash('sha256').update(ids.join()).digest('hex').slice(0, 12)}`;
    const name = this.addresses.nameOfWorkspace({ slug });
    const [found] = await this.control.query<{ done: boolean }>('select datistemplate as done from pg_database where datname = $1', [name]);
    if (found?.done) return name;
    const draft = { id: slug, slug, name: slug };
    if (!found) await this.copy('template0', name);
    await this.migrate(draft);
    await this.database.evictIdle(0);
    await this.control.query(`alter database ${quoted(name)} with is_template true allow_connections false`);
    return name;
  }

  private async copy(template: string, name: string): Promise<void> {
    const create = `create database ${quoted(name)} template ${quoted(template)} strategy wal_log`;
    try {
      await this.control.query(create);
    } catch (error) {
      const { code } = error as { code?: string };
      if (code === '42P04') return;
      if (code !== '42501') throw error;
      const [row] = await this.control.query<{ role: string }>('select current_user as role');
      const role = row?.role ?? '';
      throw new MayNotCreateDatabases(role, name, [`alter role ${quoted(role)} createdb`]);
    }
  }
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
