import type { Workspace } from '@meja/plugin-sdk/server/kernel';
import { makeId } from '../context/ids.js';
import { WorkspaceDirectory, type ControlDatabase } from './control.js';

interface Row extends Workspace {
  readonly hosts: readonly string[];
  readonly demo: boolean;
}

export interface WorkspaceDraft {
  readonly slug: string;
  readonly name: string;
  /** Host names, without port, under which it answers. The first workspace also answers to the installation's own address. */
  readonly hosts: readonly string[];
  readonly demo: boolean;
}

const cachedForMs = 3_000;

/** Reads the directory of workspaces; keeps it for three seconds. */
export class ControlDirectory extends WorkspaceDirectory {
  private rows: Promise<Row[]> | null = null;
  private readAt = 0;

  /** `ownHosts` are names of the installation itself: they mean its first workspace. */
  constructor(private readonly control: ControlDatabase, private readonly ownHosts: readonly string[]) {
    super();
  }

  async all(): Promise<Workspace[]> {
    return this.read();
  }
  async byId(id: string): Promise<Workspace | null> {
    return (await this.read()).find((row) => row.id === id) ?? null;
  }
  async bySlug(slug: string): Promise<Workspace | null> {
    return (await this.read()).find((row) => row.slug === slug) ?? null;
  }
  async byHost(host: string): Promise<Workspace | null> {
    const name = host.toLowerCase().replace(/:\d+$/, '');
    const rows = await this.read();
    return rows.find((row) => row.hosts.includes(name)) ?? (this.ownHosts.includes(name) ? (rows[0] ?? null) : null);
  }
  async isDemo(workspace: Workspace): Promise<boolean> {
    return (await this.read()).some((row) => row.id === workspace.id && row.demo);
  }

  /** Slugs of what was begun and not finished. */
  async unfinished(): Promise<string[]> {
    return (await this.control.query<{ slug: string }>(`select slug from workspace where state = 'creating' order by created_at, slug`)).map(({ slug }) => slug);
  }

  /** First step of the saga: the row, not yet ready. After a crash half-way the row that is there already goes on, under the name that is wanted now. */
  async begin(draft: WorkspaceDraft): Promise<Workspace & { ready: boolean }> {
    await this.control.query(
      `insert into workspace (id, slug, name, hosts, state, demo) values ($1, $2, $3, $4, 'creating', $5)
       on conflict (slug) do update set name = excluded.name where workspace.state = 'creating'`,
      [makeId(), draft.slug, draft.name, draft.hosts, draft.demo],
    );
    const [row] = await this.control.query<Workspace & { state: string }>('select id, slug, name, state from workspace where slug = $1', [draft.slug]);
    if (!row) throw new Error(`The directory row of ${draft.slug} vanished while it was being created.`);
    return { id: row.id, slug: row.slug, name: row.name, ready: row.state === 'ready' };
  }

  /** Last step of the saga. */
  async finish(workspace: Workspace): Promise<void> {
    await this.control.query(`update workspace set state = 'ready' where id = $1`, [workspace.id]);
    this.rows = null;
  }

  private read(): Promise<Row[]> {
    if (!this.rows || Date.now() - this.readAt > cachedForMs) {
      this.readAt = Date.now();
      this.rows = this.control.query<Row>(`select id, slug, name, hosts, demo from workspace where state = 'ready' order by created_at, slug`);
      // Nothing is not kept: the first workspace answers as soon as it is made.
      this.rows.then((rows) => rows.length === 0 && (this.rows = null), () => (this.rows = null));
    }
    return this.rows;
  }
}
