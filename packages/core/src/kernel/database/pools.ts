import pg from 'pg';
import { outliveBrokenConnections } from './broken-connections.js';
import { WorkspaceClient } from './workspace-client.js';

/** How many connections this node may hold to workspace databases. */
export interface PoolLimits {
  /** Open at once to one workspace. */
  readonly perWorkspace: number;
  /** Resting at once over all workspaces; a connection given back beyond it is closed. */
  readonly idlePerNode: number;
  /** A resting connection is closed after this many milliseconds. */
  readonly idleMs: number;
}

const poolLimits: PoolLimits = { perWorkspace: 4, idlePerNode: 8, idleMs: 10_000 };

/** The pools of one node, counted together. */
export class Pools {
  private readonly open = new Set<WorkspacePool>();

  constructor(private readonly limits: PoolLimits = poolLimits) {}

  create(connectionString: string): WorkspacePool {
    const pool: WorkspacePool = new WorkspacePool({
      connectionString,
      max: this.limits.perWorkspace,
      idleTimeoutMillis: this.limits.idleMs,
      connectionTimeoutMillis: 5_000,
      allowExitOnIdle: true,
      application_name: 'meja',
      Client: WorkspaceClient,
    }, () => this.idle >= this.limits.idlePerNode);
    this.open.add(pool);
    return outliveBrokenConnections(pool);
  }

  async close(pool: WorkspacePool): Promise<void> {
    this.open.delete(pool);
    await pool.end();
  }

  get idle(): number {
    let sum = 0;
    for (const pool of this.open) sum += pool.idleCount;
    return sum;
  }
}

type Release = (destroy?: Error | boolean) => void;
type ConnectCallback = (error: Error | undefined, client: pg.PoolClient | undefined, release: Release) => void;

/** A pool that closes a connection instead of keeping it when the node already rests enough of them. */
export class WorkspacePool extends pg.Pool {
  constructor(config: pg.PoolConfig, private readonly full: () => boolean) {
    super(config);
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: ConnectCallback): void;
  override connect(callback?: ConnectCallback): Promise<pg.PoolClient> | void {
    if (!callback) return super.connect().then((client) => this.bounded(client));
    super.connect((error, client, release) => {
      const bounded = client && this.bounded(client);
      callback(error, bounded, bounded ? (destroy) => bounded.release(destroy) : release);
    });
  }

  /** `release` itself is bounded, because `query` gives connections back by it. */
  private bounded(client: pg.PoolClient): pg.PoolClient {
    const release: Release = client.release.bind(client);
    client.release = (destroy) => release(destroy ?? this.full());
    return client;
  }
}
