import pg from 'pg';
import { outliveBrokenConnections } from './broken-connections.js';
import { ControlDatabase } from './control.js';

/** The pool of the control database of one node. */
export class PgControlDatabase extends ControlDatabase {
  private readonly pool: pg.Pool;

  constructor(url: string, max = 8) {
    super();
    this.pool = outliveBrokenConnections(new pg.Pool({ connectionString: url, max, idleTimeoutMillis: 10_000, connectionTimeoutMillis: 5_000, allowExitOnIdle: true, application_name: 'meja control' }));
  }

  async query<Row extends object>(sql: string, params: readonly unknown[] = []): Promise<Row[]> {
    return (await this.pool.query(sql, [...params])).rows;
  }

  async transaction<T>(work: (query: <Row extends object>(sql: string, params?: readonly unknown[]) => Promise<Row[]>) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    let broken = false;
    try {
      await client.query('begin');
      const result = await work(async (sql, params = []) => (await client.query(sql, [...params])).rows);
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback').catch(() => (broken = true));
      throw error;
    } finally {
      client.release(broken);
    }
  }

  stop(): Promise<void> {
    return this.pool.end();
  }
}
