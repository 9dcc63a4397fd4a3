import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Type } from '@nestjs/common';
import { Clock, Commands, Database, Log, type CommandToken, type RequestContext, type Result, type Workspace } from '@meja/plugin-sdk/server/kernel';
import { anonymousContext, systemContext } from '../../../kernel/context/contexts.js';
import { ControlDatabase, DatabaseAddresses, PgControlDatabase } from '../../../kernel/database/index.js';
import { startServer, type RunningServer } from '../../../server.js';

/** A real installation with two workspaces and both APIs on a free port. Its clock can be moved. Jobs are done when the role is `all`. */
export async function startInstallation(role: 'api' | 'all' = 'api'): Promise<Installation> {
  const url = new URL(process.env['MEJA_TEST_DATABASE_URL'] ?? '');
  const admin = new PgControlDatabase(url.toString(), 1);
  url.pathname = `/meja_user_${randomBytes(6).toString('hex')}`;
  const addresses = new DatabaseAddresses(url.toString());
  await admin.query(`create database ${addresses.controlName}`);
  const [clock, blobs] = [new TestClock(), await mkdtemp(join(tmpdir(), 'meja-user-'))];
  const secret = randomBytes(32).toString('hex');
  const settings = { databaseUrl: url.toString(), blobs, maxAttachmentBytes: 25_000_000, secret, publicUrl: 'http://127.0.0.1', host: '127.0.0.1', port: 0, role, trustedProxies: [], outboundAllow: [], silent: false, smtpUrl: null, mailFrom: 'help@test.example', closeSolvedAfterDays: 7 };
  const log = new HeardLog();
  const server = await startServer(settings, [], { log, clock });
  const workspaces = [await server.createWorkspace(draft('one')), await server.createWorkspace(draft('two'))] as const;
  return new Installation(server, { clock, log }, workspaces, async () => {
    await server.stop();
    for (const name of [...workspaces.map((workspace) => addresses.nameOfWorkspace(workspace)), addresses.controlName]) await admin.query(`drop database ${name} with (force)`);
    await admin.stop();
    await rm(blobs, { recursive: true });
  });
}

export class Installation {
  constructor(
    private readonly server: RunningServer,
    private readonly senses: { readonly clock: TestClock; readonly log: HeardLog },
    readonly workspaces: readonly [Workspace, Workspace],
    readonly stop: () => Promise<void>,
  ) {}

  get clock(): TestClock {
    return this.senses.clock;
  }

  /** Everything that was logged. */
  get log(): string {
    return JSON.stringify(this.senses.log.lines);
  }

  get address(): string {
    return this.server.address;
  }

  get<T>(token: Type<T> | (abstract new (...args: never[]) => T)): T {
    return this.server.app.get(token, { strict: false });
  }

  /** The system in the first workspace, or in another. */
  system(workspace = this.workspaces[0]): RequestContext {
    return systemContext(workspace, 'test');
  }

  visitor(audience: 'agent' | 'portal', workspace = this.workspaces[0]): RequestContext {
    return anonymousContext(audience, { workspace, locale: 'en', requestId: 'spec' });
  }

  /** Executes a command that must not refuse. */
  async done<I, O>(ctx: RequestContext, command: CommandToken<I, O>, input: NoInfer<I>): Promise<O> {
    return accepted(await this.get(Commands).execute(ctx, command, input));
  }

  /** Of the first workspace. */
  rows<Row extends object>(sql: string, params: readonly unknown[] = []): Promise<Row[]> {
    return this.get(Database).query<Row>(this.system(), sql, params);
  }

  control<Row extends object>(sql: string, params: readonly unknown[] = []): Promise<Row[]> {
    return this.get(ControlDatabase).query<Row>(sql, params);
  }
}

export function accepted<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`Refused: ${JSON.stringify(result.failure)}`);
  return result.value;
}

export class TestClock extends Clock {
  private ahead = 0;

  now(): Date {
    return new Date(Date.now() + this.ahead);
  }

  advance(ms: number): void {
    this.ahead += ms;
  }
}

class HeardLog extends Log {
  readonly lines: unknown[] = [];

  info(...line: unknown[]): void {
    this.lines.push(line);
  }
  warn(...line: unknown[]): void {
    this.lines.push(line);
  }
  error(...line: unknown[]): void {
    this.lines.push(line);
  }
}

const draft = (slug: 'one' | 'two') => ({ slug, name: `Workspace ${slug}`, hosts: [`${slug}.meja.test`], demo: slug === 'two' });
