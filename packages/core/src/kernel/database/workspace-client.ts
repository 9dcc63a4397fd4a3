import { createHash } from 'node:crypto';
import pg from 'pg';
import { typesOfRows } from './instants.js';
import { KnownColumns, PreparedQuery, type Prepared } from './prepared-query.js';

/** The texts of `*.sql.ts` are constants, so there are few; what TypeORM writes is counted, and the least of it has a list of any length. */
const mostCounted = 1_000;
const mostPrepared = 400;
const oftenEnough = 3;

const names = new Map<string, string>();
const uses = new Map<string, number>();

/** A statement that is prepared once for each connection. */
export const prepared = (text: string, values: readonly unknown[]): Prepared => ({ name: nameOf(text), text, values: [...values] });

/**
 * A connection of a workspace. It sends without waiting for earlier answers, what is asked in one turn in one go, prepares what is asked again
 * and again, and takes statements whose answers nobody needs: these travel with the next one that somebody waits for.
 */
export class WorkspaceClient extends pg.Client {
  private unheard: Promise<unknown>[] = [];
  private isHeldBack = false;
  private readonly columns = new KnownColumns();

  constructor(config?: string | pg.ClientConfig) {
    super({ ...(typeof config === 'string' ? { connectionString: config } : config), pipeline: true, types: typesOfRows });
    const send = (...args: never[]): unknown => {
      this.holdBack();
      const answer = this.ask(withName(args));
      process.nextTick(() => this.sendAll());
      return answer;
    };
    this.query = send as pg.Client['query'];
  }

  /** Sent with the next statement, done before it. A failure is told by `failure`, and no later statement of the transaction succeeds. */
  later(text: string, values: readonly unknown[] = []): void {
    this.holdBack();
    const answer = this.ask([values.length > 0 ? prepared(text, values) : text]) as Promise<unknown>;
    answer.catch(() => undefined); // told by `failure`
    this.unheard.push(answer);
  }

  /** Why the first of the statements failed that nobody waited for; null when all went well. Forgets them. */
  async failure(): Promise<Error | null> {
    const waiting = this.unheard;
    this.unheard = [];
    for (const outcome of await Promise.allSettled(waiting)) if (outcome.status === 'rejected') return outcome.reason as Error;
    return null;
  }

  private ask([statement, ...rest]: readonly unknown[]): unknown {
    // Looked up at every call: who counts the statements of the driver must find these among them.
    const ask = (...args: readonly unknown[]): unknown => Reflect.apply(pg.Client.prototype.query, this, args);
    if (!isPrepared(statement)) return ask(statement, ...rest);
    const query = new PreparedQuery(this.columns, statement);
    if (typeof rest.at(-1) === 'function') return ask(query, ...rest);
    const answer = new Promise((resolve, reject) => void ask(query, (error: Error | null, result: unknown) => (error ? reject(error) : resolve(result))));
    // As the driver does it: the stack is that of whoever asked.
    return answer.catch((error: Error) => {
      Error.captureStackTrace(error);
      throw error;
    });
  }

  private holdBack(): void {
    if (!this.isHeldBack) this.connection.stream.cork();
    this.isHeldBack = true;
  }

  private sendAll(): void {
    if (!this.isHeldBack) return;
    this.isHeldBack = false;
    this.connection.stream.uncork();
  }
}

const isPrepared = (statement: unknown): statement is Prepared => typeof statement === 'object' && statement !== null && 'name' in statement && 'text' in statement && 'values' in statement;

/** `query(text, values)`, as TypeORM asks, becomes a prepared statement once its text was met often enough. */
function withName(args: readonly unknown[]): readonly unknown[] {
  const [text, values, ...rest] = args;
  if (typeof text !== 'string' || !Array.isArray(values) || values.length === 0 || !isFrequent(text)) return args;
  return [prepared(text, values), ...rest];
}

function isFrequent(text: string): boolean {
  if (names.has(text)) return true;
  const used = (uses.get(text) ?? 0) + 1;
  uses.delete(text);
  if (used >= oftenEnough && names.size < mostPrepared) return true;
  uses.set(text, used);
  if (uses.size > mostCounted) uses.delete(uses.keys().next().value ?? text);
  return false;
}

function nameOf(text: string): string {
  let name = names.get(text);
  if (!name) names.set(text, (name = createHash('sha1').update(text).digest('base64url')));
  return name;
}
