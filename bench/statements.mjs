import pg from 'pg';

/** Counts statements of a database by pg_stat_statements; it costs nothing while it is not counting. */
export class Statements {
  constructor(pool, database) {
    this.pool = pool;
    this.database = database;
  }

  static async over(url) {
    const pool = new pg.Pool({ connectionString: url, max: 1, allowExitOnIdle: true });
    await pool.query('create extension if not exists pg_stat_statements');
    const { rows } = await pool.query('select current_database() as name');
    const statements = new Statements(pool, rows[0].name);
    await statements.track('none');
    return statements;
  }

  /** What `work` made this database do: texts with the number of their calls, the most frequent first. */
  async during(work) {
    await this.track('top');
    await this.pool.query('select pg_stat_statements_reset()');
    await work();
    const { rows } = await this.pool.query(
      `select query, calls::int from pg_stat_statements where dbid = (select oid from pg_database where datname = $1) and query not like '%pg_stat_statements%' order by calls desc`,
      [this.database],
    );
    await this.track('none');
    return rows;
  }

  close() {
    return this.pool.end();
  }

  async track(what) {
    await this.pool.query(`alter system set pg_stat_statements.track = '${what}'`);
    await this.pool.query('select pg_reload_conf()');
    // Every backend hears of it when it next runs a statement.
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
