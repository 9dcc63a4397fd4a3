import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { Module, type DynamicModule, type INestApplicationContext, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Changes, Clock, Commands, Database, Events, Log, type CommandToken, type RequestContext, type Result, type Workspace } from '@meja/plugin-sdk/server/kernel';
import { mayBeAssigned, mayReadTickets, mayReply, mayWriteNotes } from '@meja/plugin-sdk/server/ticket';
import { CommandBus, GuardRunner, Idempotency } from '../../../kernel/commands/index.js';
import { anonymousContext, systemContext } from '../../../kernel/context/contexts.js';
import { ControlDatabase, ControlDirectory, DatabaseAddresses, migrateControl, kernelControlMigrations, Notices, PgControlDatabase, PgNotices, WorkspaceCreation, WorkspaceDatabase, WorkspaceDirectory } from '../../../kernel/database/index.js';
import { ChangeLog, CommitNotice, EventLog, Subscriptions } from '../../../kernel/events/index.js';
import { Kernel1700000000000 } from '../../../kernel/migrations/1700000000000-kernel.js';
import { Contributors, loadContributors, registerContributions } from '../../../kernel/plugins/index.js';
import { userContribution } from '../user.contribution.js';

/** A real installation of this module alone, without GraphQL: a control database and two workspaces. */
export async function startInstallation(): Promise<Installation> {
  const url = new URL(process.env['MEJA_TEST_DATABASE_URL'] ?? '');
  const server = new PgControlDatabase(url.toString(), 1);
  url.pathname = `/meja_user_${randomBytes(6).toString('hex')}`;
  await server.query(`create database ${url.pathname.slice(1)}`);
  const addresses = new DatabaseAddresses(url.toString());
  const [control, notices, contributors] = [new PgControlDatabase(url.toString()), new PgNotices(url.toString(), new SilentLog()), loadContributors([userContribution, tickets], [])];
  await migrateControl(control, [...kernelControlMigrations, ...contributors.all.flatMap((each) => each.controlMigrations)]);
  await notices.start();
  const [entities, migrations] = [contributors.all.flatMap((each) => [...(each.entities ?? [])]), contributors.all.flatMap((each) => [...(each.migrations ?? [])])];
  const db = await WorkspaceDatabase.start({ type: 'postgres', url: url.toString(), entities, migrations: [Kernel1700000000000, ...migrations], installExtensions: false }, addresses);
  const directory = new ControlDirectory(control, []);
  const creation = new WorkspaceCreation(control, directory, db, addresses);
  const workspaces = [await creation.create(draft('one')), await creation.create(draft('two'))] as const;
  const clock = new TestClock();
  const app = await NestFactory.createApplicationContext(hosting({ control, notices, db, directory, clock, contributors }), { logger: false });
  registerContributions(app);
  return new Installation(app, clock, workspaces, async () => {
    await app.close();
    await Promise.all([db.stop(), notices.stop(), control.stop()]);
    for (const name of [...workspaces.map((workspace) => addresses.nameOfWorkspace(workspace)), addresses.controlName]) await server.query(`drop database "${name}" with (force)`);
    await server.stop();
  });
}

export class Installation {
  constructor(
    private readonly app: INestApplicationContext,
    readonly clock: TestClock,
    readonly workspaces: readonly [Workspace, Workspace],
    readonly stop: () => Promise<void>,
  ) {}

  get<T>(token: Type<T> | (abstract new (...args: never[]) => T)): T {
    return this.app.get(token, { strict: false });
  }

  /** The system in the first workspace, or in another. */
  system(workspace = this.workspaces[0]): RequestContext {
    return systemContext(workspace, 'test');
  }

  visitor(audience: 'agent' | 'portal', workspace = this.workspaces[0]): RequestContext {
    return anonymousContext(workspace, audience, 'en');
  }

  /** Executes a command that must not refuse. */
  async done<I, O>(ctx: RequestContext, command: CommandToken<I, O>, input: NoInfer<I>): Promise<O> {
    return accepted(await this.get(Commands).execute(ctx, command, input));
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

class SilentLog extends Log {
  info(): void {}
  warn(): void {}
  error(): void {}
}

const draft = (slug: string) => ({ slug, name: `Workspace ${slug}`, hosts: [], demo: false });

interface Parts {
  readonly control: ControlDatabase;
  readonly notices: Notices;
  readonly db: Database;
  readonly directory: ControlDirectory;
  readonly clock: Clock;
  readonly contributors: Contributors;
}

function hosting(parts: Parts): DynamicModule {
  const providers = [
    { provide: ControlDatabase, useValue: parts.control },
    { provide: Notices, useValue: parts.notices },
    { provide: Database, useValue: parts.db },
    { provide: WorkspaceDirectory, useValue: parts.directory },
    { provide: Clock, useValue: parts.clock },
    { provide: Contributors, useValue: parts.contributors },
    { provide: Log, useClass: SilentLog },
    { provide: Events, useClass: EventLog },
    { provide: Changes, useClass: ChangeLog },
    { provide: Commands, useExisting: CommandBus },
    CommandBus, GuardRunner, Idempotency, CommitNotice, Subscriptions,
  ];
  const modules = parts.contributors.all.flatMap(({ module }) => (module ? [module] : []));
  return { module: TestKernel, global: true, providers, exports: providers, imports: modules };
}

@Module({})
class TestKernel {}

@Module({})
class NoTickets {}

/** Roles grant what is declared: the words of tickets without the module. */
const tickets = { id: 'ticket', module: NoTickets, permissions: [mayReadTickets, mayReply, mayWriteNotes, mayBeAssigned] };
