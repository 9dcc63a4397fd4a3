import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { InstalledPlugin, RequestContext } from '../server/kernel/index.js';

/**
 * The people every test server has: `agentA` and `agentA2` work in department A, `agentB` in B, `light` only reads and notes in A,
 * `admin` may everything; `custV` and `cust2` ask.
 * @since 0.1.0
 */
export type TestPerson = 'admin' | 'agentA' | 'agentA2' | 'agentB' | 'light' | 'custV' | 'cust2';

/** Whatever the server answers, without a type: a spec looks at what it expects. */
export type Json = ReturnType<typeof JSON.parse>;

/**
 * Somebody at the API that fits them, over real HTTP.
 * @since 0.1.0
 */
export interface TestVisitor {
  /** Sends a query or a mutation; answers data and errors as they came. */
  ask(document: string, variables?: object, options?: { readonly idempotencyKey?: string }): Promise<{ readonly data: Json; readonly errors: readonly { readonly message: string; readonly extensions: Readonly<Record<string, unknown>> }[] }>;
  /** The same for what must succeed: throws when the server reports an error. */
  must(document: string, variables?: object): Promise<Json>;
}

/**
 * A whole server on a database of its own, with your plugin in it.
 * @since 0.1.0
 */
export interface TestServer {
  readonly people: { readonly departmentA: string; readonly departmentB: string; readonly ids: Readonly<Record<TestPerson, string>> };
  readonly clock: { advance(span: `${number}${'s' | 'm' | 'h' | 'd'}`): void };
  /** What was logged. */
  readonly log: { readonly entries: readonly { readonly level: string; readonly message: string; readonly facts: Readonly<Record<string, unknown>> }[] };
  /** The context of Meja itself, for calling what you get from `get`. */
  readonly system: RequestContext;
  as(person: TestPerson): Promise<TestVisitor>;
  visitor(audience: 'agent' | 'portal'): TestVisitor;
  /** A class or a token of the server: `server.get(Commands)`. */
  get<T>(token: abstract new (...args: never[]) => T): T;
  /** Hands bytes to a channel, as its poller would. */
  receive(channelId: string, bytes: Uint8Array): Promise<Json>;
  /** Waits until every listener has heard and every due job is done. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

/** What the server is started with. @since 0.1.0 */
export interface TestServerOptions {
  readonly plugins: readonly InstalledPlugin[];
  /** A mail server that takes what is sent; without one mail is kept. Mail comes from `help@test.example`. */
  readonly smtpUrl?: string;
}

/**
 * Starts a test server. It runs against the PostgreSQL that the test command starts; your plugin needs `@meja/testing` among its
 * devDependencies.
 * @example
 * const server = await createTestServer({ plugins: [pagerPlugin({ url: 'https://pager.example' })] });
 * const agent = await server.as('agentA');
 * @since 0.1.0
 */
export async function createTestServer(options: TestServerOptions): Promise<TestServer> {
  const { createPluginTestServer } = await provided();
  return createPluginTestServer(options);
}

interface Provided {
  createPluginTestServer(options: { readonly plugins: readonly InstalledPlugin[] }): Promise<TestServer>;
}

/** The plugin's own copy of the test package: the SDK depends on nothing of ours, so it looks where the test runs. */
async function provided(): Promise<Provided> {
  const resolve = createRequire(join(process.cwd(), 'package.json'));
  try {
    return (await import(pathToFileURL(resolve.resolve('@meja/testing')).href)) as Provided;
  } catch (error) {
    throw new Error('@meja/testing was not found. Add "@meja/testing": "workspace:*" to the devDependencies of your plugin.', { cause: error });
  }
}
