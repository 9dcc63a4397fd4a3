import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '@meja/postgres';
import { FaultProxy } from '@meja/testing';
import { Client } from 'undici';
import pg from 'pg';
import { ServerChild } from './child.mjs';
import { agents, departments, password } from './company.mjs';
import { fill } from './fill.mjs';
import { ask } from './operations/request.mjs';
import { parentOf } from './processor-time.mjs';
import { Statements } from './statements.mjs';

// Whatever an installation runs with, and a counter that sleeps until it is asked.
const settings = { max_connections: '200', shared_preload_libraries: 'pg_stat_statements' };

/** What the operations are measured on: a server with a filled workspace and one signed-in agent. */
export class BenchInstallation {
  ends = [];

  /**
   * `durable: false` makes a database that forgets on a power cut: for what is counted and not timed. `flags` go to the server's Node.
   * `connected` is how many have the queue open in B14; `pages` serves the desk too, for a browser.
   */
  static async start({ tickets, durable = true, flags = [], role = 'all', connected = 500, pages = false, say = () => undefined }) {
    const bench = Object.assign(new BenchInstallation(), { connected, hasPages: pages });
    try {
      await bench.open({ durable, flags, role, pages });
      await bench.child.tell('company', { departments, agents, password });
      say('company made');
      const client = await bench.pool.connect();
      await fill(client, tickets, say).finally(() => client.release(true));
      bench.caller = await bench.signIn();
      bench.schema = await bench.readSchema();
      return bench;
    } catch (error) {
      await bench.stop();
      throw error;
    }
  }

  async open({ durable, flags, role, pages }) {
    this.hasWorker = role !== 'api';
    const folder = await mkdtemp(join(tmpdir(), 'meja-bench-'));
    this.ends.push(() => rm(folder, { recursive: true, force: true }));
    const careless = durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };
    const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), database: 'meja', settings: { ...settings, ...careless } });
    this.ends.push(() => postgres.stop());
    this.child = await ServerChild.start({ databaseUrl: postgres.url, folder, role, pages }, flags);
    this.ends.push(() => this.child.stop());
    this.startBeside = () => this.openBeside(postgres.url, { folder, role });
    const workspaceUrl = new URL(postgres.url);
    workspaceUrl.pathname += `_ws_${this.child.workspace.slug}`;
    this.pool = new pg.Pool({ connectionString: workspaceUrl.href, max: 16 });
    this.control = new pg.Pool({ connectionString: postgres.url, max: 16 });
    this.statements = await Statements.over(workspaceUrl.href);
    this.ends.push(() => Promise.all([this.pool.end(), this.control.end(), this.statements.close()]));
    const { rows: [{ pid }] } = await this.pool.query('select pg_backend_pid() as pid');
    this.processes = [this.child.pid, parentOf(pid)];
  }

  /** A second node of the installation, behind something that can take its database away. It is there when it is first asked for. */
  beside = () => (this.second ??= this.startBeside());

  async openBeside(databaseUrl, settings) {
    const proxy = await FaultProxy.before(databaseUrl);
    this.ends.push(() => proxy.stop());
    const child = await ServerChild.start({ databaseUrl: proxy.through(databaseUrl), ...settings, isQuiet: true });
    this.ends.push(() => child.stop());
    return { proxy, child };
  }

  async stop() {
    for (const end of this.ends.splice(0).reverse()) await end();
  }

  /** Tickets the caller may see, spread over the whole workspace. */
  visibleTickets = async (condition = 'true') => {
    const { rows } = await this.pool.query(
      `select id from (select id, row_number() over (order by hashtext(id::text)) as place from ticket
         where ${condition} and department_id in (select department_id from role_assignment where user_id = $1)) as seen where place <= 20000 order by place`,
      [this.caller.id],
    );
    return rows.map(({ id }) => id);
  };

  /** Waits until every event was handed on and every job is done; without a worker nothing ever is. */
  async settle() {
    if (!this.hasWorker) return;
    for (const end = Date.now() + 120_000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 100))) {
      const { rows: [events] } = await this.pool.query('select count(*)::int as n from event where relayed_at is null');
      const { rows: [jobs] } = await this.control.query(`select count(*)::int as n from pgboss.job where name in ('listener', 'job') and state in ('created', 'retry', 'active') and start_after <= now()`);
      if (events.n === 0 && jobs.n === 0) return;
    }
    throw new Error('Listeners and jobs were not done within two minutes.');
  }

  async signIn() {
    const { email } = agents[0];
    const { headers, answer } = await this.post(ask({ headers: {} }, 'mutation ($input: SignInInput!) { signIn(input: $input) { ... on Viewer { id } ... on Failure { code } } }', { input: { email, password } }));
    const cookie = [headers['set-cookie'] ?? []].flat().map((each) => each.split(';')[0]).join('; ');
    if (!answer.data?.signIn.id || !cookie) throw new Error(`The agent could not sign in: ${JSON.stringify(answer)}`);
    return { id: answer.data.signIn.id, workspaceId: this.child.workspace.id, headers: { cookie } };
  }

  /** Names of the root fields, as `Mutation.createTicket`. */
  async readSchema() {
    const { answer } = await this.post(ask(this.caller, '{ __schema { types { name fields { name } } } }'));
    return new Set(answer.data.__schema.types.flatMap(({ name, fields }) => (fields ?? []).map((field) => `${name}.${field.name}`)));
  }

  post = async ({ path, headers, body }, address = this.child.address) => {
    const client = new Client(address);
    const { statusCode: status, headers: answered, body: answer } = await client.request({ path, method: 'POST', headers, body });
    const told = { status, headers: answered, answer: await answer.json() };
    await client.close();
    return told;
  };
}
