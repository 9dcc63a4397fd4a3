import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer, type Pages, type RunningServer } from '@meja/core';
import { systemContext } from '@meja/core/testing';
import type { InstalledPlugin, RequestContext, Workspace } from '@meja/plugin-sdk/server';
import pg from 'pg';
import { TestClock } from './clock.js';
import { ownControlDatabase } from './control-database.js';
import { TestLog } from './log.js';
import { addressOf, audienceOf, invitePeople, password, type People, type PersonName } from './people.js';
import { TestClient, type Json } from './test-client.js';
import { settled } from './settled.js';
import { testSettings } from './settings.js';
import { longEnoughMs } from './until.js';

export interface TestServerOptions {
  readonly plugins?: readonly InstalledPlugin[];
  readonly pages?: Pages;
  /** How often a failing listener or job is tried again, and after how many seconds. */
  readonly queue?: { readonly retryLimit: number; readonly retryDelay: number };
  /** A second node of an installation that another test server started: same databases, same people. */
  readonly beside?: Pick<TestServer, 'databaseUrl' | 'main' | 'people'>;
  readonly role?: 'all' | 'api' | 'worker';
  /** Where mail leaves; nowhere when left out. */
  readonly smtpUrl?: string;
}

/** A whole server on a database of its own, with a workspace, two departments and people. */
export interface TestServer extends RunningServer {
  /** Its only workspace, unless a spec makes more. */
  readonly main: Workspace;
  readonly people: People;
  readonly clock: TestClock;
  readonly log: TestLog;
  readonly databaseUrl: string;
  /** The context of Meja itself in the workspace. */
  readonly system: RequestContext;
  /** A signed-in person. */
  as(name: PersonName): Promise<TestClient>;
  /** A visitor. */
  visitor(audience: 'agent' | 'portal'): TestClient;
  /** Rows of the workspace's database, for what no API shows. */
  rows<Row extends object = Record<string, Json>>(sql: string, params?: readonly unknown[]): Promise<Row[]>;
  /** Waits until every event was heard and every job is done. */
  settle(): Promise<void>;
}

export async function createTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const own = options.beside ? { url: options.beside.databaseUrl, drop: () => Promise.resolve() } : await ownControlDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'meja-test-'));
  const clock = new TestClock();
  const log = new TestLog();
  const settings = { ...testSettings({ databaseUrl: own.url, blobs: folder }), role: options.role ?? 'all', smtpUrl: options.smtpUrl ?? null };
  const queue = options.queue ?? { retryLimit: 2, retryDelay: 1 };
  const server = await startServer(settings, options.plugins ?? [], { log, clock, queue, ...(options.pages ? { pages: options.pages } : {}) });
  const workspace = options.beside?.main ?? (await server.createWorkspace({ slug: 'main', name: 'Test company', hosts: [], demo: false }));
  const people = options.beside?.people ?? (await invitePeople(server, workspace));
  const pool = new pg.Pool({ connectionString: workspaceUrl(own.url, workspace), max: 1, allowExitOnIdle: true });
  const control = new pg.Pool({ connectionString: own.url, max: 1, allowExitOnIdle: true });
  pool.on('error', () => undefined);
  control.on('error', () => undefined);
  const signedIn = new Map<PersonName, Promise<TestClient>>();
  return {
    ...server,
    main: workspace,
    people,
    clock,
    log,
    databaseUrl: own.url,
    system: systemContext(workspace, 'testing'),
    as(name) {
      const known = signedIn.get(name) ?? signIn(server.address, name);
      signedIn.set(name, known);
      return known;
    },
    visitor: (audience) => new TestClient(server.address, audience),
    rows: async (sql, params = []) => (await pool.query(sql, [...params])).rows,
    settle: () => settled(async (sql) => (await pool.query(sql)).rows, async (sql) => (await control.query(sql)).rows, { seconds: 0, withinMs: longEnoughMs }),
    async stop() {
      await server.stop();
      await pool.end();
      await control.end();
      await own.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The database of a workspace, by the rule that names it. */
export function workspaceUrl(controlUrl: string, { slug }: Pick<Workspace, 'slug'>): string {
  const url = new URL(controlUrl);
  url.pathname = `${url.pathname}_ws_${slug.replaceAll('-', '_')}`;
  return url.toString();
}

async function signIn(address: string, name: PersonName): Promise<TestClient> {
  const client = new TestClient(address, audienceOf(name));
  await client.signIn(addressOf(name), password);
  return client;
}
