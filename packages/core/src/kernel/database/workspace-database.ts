import { Database, type RequestContext, type Workspace } from '@meja/plugin-sdk/server/kernel';
import type { QueryConfig } from 'pg';
import { DataSource, EntityManager, type DataSourceOptions, type EntityTarget, type ObjectLiteral, type QueryRunner, type Repository } from 'typeorm';
import { RelationIdLoader } from 'typeorm/query-builder/RelationIdLoader.js';
import { RelationLoader } from 'typeorm/query-builder/RelationLoader.js';
import type { DatabaseAddresses } from './addresses.js';
import { PoolShare } from './pool-share.js';
import { Pools, type WorkspacePool } from './pools.js';
import { inTransaction, isPatient, transactionOf, type Transaction } from './transactions.js';
import { prepared, WorkspaceClient } from './workspace-client.js';

/** How a context comes to a connection. */
interface Way {
  readonly door: { query<Row extends object>(config: QueryConfig): Promise<{ rows: Row[] }> };
  readonly source: DataSource;
}

interface OpenWorkspace {
  readonly pool: WorkspacePool;
  readonly ofRequests: Way;
  readonly ofJobs: Way;
  usedAt: number;
  busy: number;
}

const evictAfterMs = 60_000;
/** Of the connections of a workspace, those that its listeners and jobs may hold together. */
const connectionsOfJobs = 2;

/**
 * Every workspace is a database of its own. The metadata of the entities is built once, on a data source that is poisoned
 * afterwards: what forgets to say in which workspace it works fails instead of reading the wrong one.
 */
export class WorkspaceDatabase extends Database {
  private readonly open = new Map<string, OpenWorkspace>();
  private readonly sweep = setInterval(() => void this.evictIdle(), 10_000).unref();

  private constructor(private readonly base: DataSource, private readonly addresses: DatabaseAddresses, private readonly pools: Pools) {
    super();
  }

  /** `options.url` may be any reachable database of the server: it is used to read the version, then closed. */
  static async start(options: DataSourceOptions, addresses: DatabaseAddresses, pools = new Pools()): Promise<WorkspaceDatabase> {
    const base = new DataSource(options);
    await base.initialize();
    await poison(base);
    return new WorkspaceDatabase(base, addresses, pools);
  }

  repo<E extends ObjectLiteral>(ctx: RequestContext, entity: EntityTarget<E>): Repository<E> {
    const manager = transactionOf(ctx)?.runner.manager ?? this.wayOf(ctx).source.manager;
    return manager.getRepository(entity);
  }

  async query<Row extends object>(ctx: RequestContext, sql: string, params: readonly unknown[] = []): Promise<Row[]> {
    const transaction = transactionOf(ctx);
    const door: Way['door'] = transaction?.client ?? this.wayOf(ctx).door;
    return (await door.query<Row>(prepared(sql, params))).rows;
  }

  async transaction<T>(ctx: RequestContext, work: (ctx: RequestContext) => Promise<T>): Promise<T> {
    if (transactionOf(ctx)) return work(ctx);
    const workspace = this.of(ctx.workspace);
    const runner = this.wayOf(ctx).source.createQueryRunner();
    workspace.busy++;
    try {
      const transaction = await begin(runner);
      try {
        const result = await work(inTransaction(ctx, transaction));
        await commit(transaction);
        for (const hear of transaction.afterCommit) hear();
        return result;
      } catch (error) {
        throw await rolledBack(transaction, error);
      }
    } finally {
      workspace.busy--;
      await runner.release();
    }
  }

  /** The data source of one workspace, for migrations. */
  sourceOf(workspace: Workspace): DataSource {
    return this.of(workspace).ofRequests.source;
  }

  async evictIdle(olderThanMs = evictAfterMs): Promise<void> {
    for (const [id, entry] of this.open) {
      if (entry.busy > 0 || entry.pool.totalCount > entry.pool.idleCount || Date.now() - entry.usedAt < olderThanMs) continue;
      this.open.delete(id);
      await this.pools.close(entry.pool);
    }
  }

  /** Closes what is open to one workspace. */
  async forget(workspace: Workspace): Promise<void> {
    const entry = this.open.get(workspace.id);
    this.open.delete(workspace.id);
    if (entry) await this.pools.close(entry.pool);
  }

  async stop(): Promise<void> {
    clearInterval(this.sweep);
    await Promise.all([...this.open.values()].map((entry) => this.pools.close(entry.pool)));
    this.open.clear();
  }

  private wayOf(ctx: RequestContext): Way {
    const workspace = this.of(ctx.workspace);
    return isPatient(ctx) ? workspace.ofJobs : workspace.ofRequests;
  }

  private of(workspace: Workspace): OpenWorkspace {
    let entry = this.open.get(workspace.id);
    if (!entry) {
      const url = this.addresses.ofWorkspace(workspace);
      const pool = this.pools.create(url);
      const way = (door: Way['door']): Way => ({ door, source: sourceOver(this.base, door, url) });
      entry = { pool, ofRequests: way(pool), ofJobs: way(new PoolShare(pool, connectionsOfJobs)), usedAt: 0, busy: 0 };
      this.open.set(workspace.id, entry);
    }
    entry.usedAt = Date.now();
    return entry;
  }
}

/** The same metadata over another pool: a thousandth of the cost of a data source of its own. */
function sourceOver(base: DataSource, door: Way['door'], url: string): DataSource {
  const source: DataSource = Object.create(base);
  const driver = Object.create(base.driver, {
    master: { value: door, writable: true },
    slaves: { value: [], writable: true },
    dataSource: { value: source },
    connectedQueryRunners: { value: [], writable: true },
    database: { value: new URL(url).pathname.slice(1), writable: true },
  });
  Object.defineProperties(source, {
    driver: { value: driver },
    isInitialized: { value: true, writable: true },
  });
  Object.defineProperties(source, {
    manager: { value: new EntityManager(source) },
    relationLoader: { value: new RelationLoader(source) },
    relationIdLoader: { value: new RelationIdLoader(source) },
  });
  return source;
}

async function poison(base: DataSource): Promise<void> {
  const driver = base.driver as { master?: { end(): Promise<void> } };
  await driver.master?.end();
  const refuse = (callback: (error: Error) => void) => callback(new Error('A query outside a workspace. Go through db.repo(ctx, …) or db.query(ctx, …).'));
  driver.master = Object.assign({ connect: refuse, on: () => undefined, removeListener: () => undefined }, { end: () => Promise.resolve() });
}

/** The begin travels with the first statement. */
async function begin(runner: QueryRunner): Promise<Transaction> {
  const client: unknown = await runner.connect();
  if (!(client instanceof WorkspaceClient)) throw new Error('A workspace needs connections of its pool.');
  isActive(runner, true);
  client.later('begin');
  return { runner, client, afterCommit: [] };
}

/** The end travels with the statements nobody waited for; PostgreSQL answers it with a rollback when one of them failed. */
async function commit({ runner, client }: Transaction): Promise<void> {
  const { command } = await client.query('commit');
  isActive(runner, false);
  const failure = await client.failure();
  if (failure) throw failure;
  if (command !== 'COMMIT') throw new Error('The transaction was rolled back: a statement in it failed, and its failure was not told.');
}

/** Undoes it and answers what went wrong first: after a failure nobody waited for, every later statement only says that there was one. */
async function rolledBack({ runner, client }: Transaction, error: unknown): Promise<unknown> {
  // A lost connection releases the runner; what is asked of it then hears of the release and not of the loss.
  if (runner.isReleased) return new Error('Connection terminated in a transaction', { cause: error });
  if (runner.isTransactionActive) await client.query('rollback').catch(() => undefined); // the error that led here says more
  isActive(runner, false);
  return (await client.failure()) ?? error;
}

/** The runner did not begin the transaction itself; unless it knows of it, saving an entity would begin another one. */
const isActive = (runner: QueryRunner, is: boolean): void => void Object.assign(runner, { isTransactionActive: is });
