import pg from 'pg';

/** How many connections this node may hold to workspace databases. */
export interface PoolLimits {
  /** Open at once to one workspace. */
  readonly perWorkspace: number;
  /** Resting at once over all workspaces; a connection given back beyond it is closed. */
  readonly idlePerNode: number;
  /** A resting connection is closed after this many milliseconds. */
  readonly idleMs: number;
}

export const poolLimits: PoolLimits = { perWorkspace: 4, idlePerNode: 16, idleMs: 10_000 };

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
    }, () => this.idle >= this.limits.idlePerNode);
    // A resting connection that breaks is replaced at the next query; unheard, the event would end the process.
    pool.on('error', () => undefined);
    this.open.add(pool);
    return pool;
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
    if (!callback) {
      return super.connect().then((client) => {
        client.release = this.bounded(client.release.bind(client));
        return client;
      });
    }
    super.connect((error, client, release) => callback(error, client, this.bounded(release)));
  }

  private bounded(release: Release): Release {
    return (destroy) => release(destroy ?? this.full());
  }
}
