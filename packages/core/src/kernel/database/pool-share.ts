import type pg from 'pg';
import type { WorkspacePool } from './pools.js';

type Release = (destroy?: Error | boolean) => void;
type Told = (error: Error | undefined, client: pg.PoolClient | undefined, release: Release) => void;

const patienceMs = 30_000;

/** A part of a pool: who comes through it holds at most so many connections together. The others wait here and not in the pool, where requests would wait behind them. */
export class PoolShare {
  private held = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly pool: WorkspacePool, private readonly most: number) {}

  connect(): Promise<pg.PoolClient>;
  connect(told: Told): void;
  connect(told?: Told): Promise<pg.PoolClient> | void {
    const client = this.take();
    if (!told) return client;
    client.then((client) => told(undefined, client, (destroy) => client.release(destroy)), (error: Error) => told(error, undefined, () => undefined));
  }

  async query<Row extends pg.QueryResultRow>(config: pg.QueryConfig): Promise<pg.QueryResult<Row>> {
    const client = await this.take();
    try {
      return await client.query<Row>(config);
    } finally {
      client.release();
    }
  }

  private async take(): Promise<pg.PoolClient> {
    if (this.held < this.most) this.held++;
    else await this.turn();
    try {
      const client = await this.pool.connect();
      const release: Release = client.release.bind(client);
      client.release = (destroy) => {
        release(destroy);
        this.next();
      };
      return client;
    } catch (error) {
      this.next();
      throw error;
    }
  }

  /** The place of whoever gives one back. */
  private turn(): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.waiting.splice(this.waiting.indexOf(go), 1);
        reject(new Error('timeout exceeded when trying to connect for a job'));
      }, patienceMs).unref();
      const go = (): void => {
        clearTimeout(timer);
        resolve();
      };
      this.waiting.push(go);
    });
  }

  private next(): void {
    const go = this.waiting.shift();
    if (go) go();
    else this.held--;
  }
}
