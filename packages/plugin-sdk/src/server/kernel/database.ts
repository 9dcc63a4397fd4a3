import type { EntityTarget, ObjectLiteral, Repository } from 'typeorm';
import type { RequestContext } from './context.js';

/**
 * The database of the workspace of `ctx`. A repository belongs to one call: never keep it.
 * @since 0.1.0
 */
export abstract class Database {
  /** Inside a transaction, the repository takes part in it. A plugin reaches its own entities only. */
  abstract repo<E extends ObjectLiteral>(ctx: RequestContext, entity: EntityTarget<E>): Repository<E>;
  /** Commits when `work` returns, rolls back when it throws. Inside a transaction it joins it. Commands already run in one. */
  abstract transaction<T>(ctx: RequestContext, work: (ctx: RequestContext) => Promise<T>): Promise<T>;
  /** Raw SQL with `$1` parameters. Call it in `*.sql.ts` files only. */
  abstract query<Row extends object>(ctx: RequestContext, sql: string, params?: readonly unknown[]): Promise<Row[]>;
}
