import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InboundReceipt } from '@meja/plugin-sdk/server';
import pg from 'pg';
import type { Json, TestClient } from '../test-client.js';
import type { PersonName } from '../people.js';
import { workspaceUrl } from '../test-server.js';
import { settled } from '../settled.js';
import { testSettings } from '../settings.js';
import { type Ended, freePort, ServerProcess, type Serving, signInAt } from './server-process.js';
import { witnessTable } from './witness.sql.js';

export interface RestartableOptions {
  /** The module that a process runs. */
  readonly main: string;
  /** Of the control database, as the processes reach it. */
  readonly databaseUrl: string;
  /** As the spec reaches it, when something stands between the two. */
  readonly directUrl?: string;
  readonly settings?: object;
}

/** One installation whose server processes come and go, at one address. */
export class RestartableServer {
  private process: (ServerProcess & { serving: Serving }) | null = null;
  private serving: Serving | null = null;
  private control: pg.Pool | null = null;
  private workspace: pg.Pool | null = null;
  private readonly signedIn = new Map<PersonName, Promise<TestClient>>();

  private constructor(private readonly options: RestartableOptions, private readonly folder: string, readonly port: number) {}

  static async start(options: RestartableOptions): Promise<RestartableServer> {
    const server = new RestartableServer(options, await mkdtemp(join(tmpdir(), 'meja-process-')), await freePort());
    await server.startAgain();
    const { main } = server.facts;
    const direct = options.directUrl ?? options.databaseUrl;
    server.workspace = poolOf(workspaceUrl(direct, main));
    server.control = poolOf(direct);
    await server.rows(witnessTable);
    return server;
  }

  /** Another process on the same installation; `settings` are for this process only. */
  async startAgain(settings: object = {}): Promise<void> {
    this.process = await this.startBeside({ port: this.port, ...settings });
    this.serving ??= this.process.serving;
  }

  /** One more process, at a port of its own. */
  startBeside(settings: object): Promise<ServerProcess & { serving: Serving }> {
    return ServerProcess.start(this.options.main, { ...this.settings, witness: {}, people: this.serving?.people, ...settings });
  }

  /** What every process of the installation is told. */
  get settings(): object {
    return { ...testSettings({ databaseUrl: this.options.databaseUrl, blobs: this.folder }), stopSeconds: 30, ...this.options.settings };
  }

  get facts(): Serving {
    if (!this.serving) throw new Error('The server was not started.');
    return this.serving;
  }

  get isAlive(): boolean {
    return this.process?.isAlive ?? false;
  }

  get log(): string {
    return this.process?.log ?? '';
  }

  /** A mail comes in; whoever delivers it tries again when this fails. */
  async deliver(bytes: Uint8Array): Promise<InboundReceipt> {
    if (!this.process) throw new Error('The server was not started.');
    return this.process.deliver(bytes);
  }

  async end(signal: NodeJS.Signals): Promise<Ended> {
    if (!this.process) throw new Error('The server was not started.');
    return this.process.end(signal);
  }

  /** Signed in once: a session outlives the process that gave it. */
  as(name: PersonName): Promise<TestClient> {
    const known = this.signedIn.get(name) ?? signInAt(this.facts.address, name);
    this.signedIn.set(name, known);
    return known;
  }

  async rows<Row extends object = Record<string, Json>>(sql: string, params: readonly unknown[] = []): Promise<Row[]> {
    return this.workspace ? (await this.workspace.query(sql, [...params])).rows : [];
  }

  async controlRows<Row extends object = Record<string, Json>>(sql: string, params: readonly unknown[] = []): Promise<Row[]> {
    return this.control ? (await this.control.query(sql, [...params])).rows : [];
  }

  /** Waits until every event was handed on and every job due within a minute is done or dead. */
  async settle(): Promise<void> {
    await settled((sql) => this.rows(sql), (sql) => this.controlRows(sql), { seconds: 60, withinMs: 300_000 });
  }

  async stop(): Promise<void> {
    await this.process?.end('SIGKILL');
    await this.workspace?.end();
    await this.control?.end();
    await rm(this.folder, { recursive: true, force: true });
  }
}

function poolOf(connectionString: string): pg.Pool {
  const pool = new pg.Pool({ connectionString, max: 2, allowExitOnIdle: true });
  pool.on('error', () => undefined);
  return pool;
}
