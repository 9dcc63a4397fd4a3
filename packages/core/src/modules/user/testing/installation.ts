import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Type } from '@nestjs/common';
import { ownControlDatabase, TestClock, TestLog, testSettings } from '@meja/testing';
import { Commands, Database, type CommandToken, type RequestContext, type Result, type Workspace } from '@meja/plugin-sdk/server/kernel';
import { anonymousContext, systemContext } from '../../../kernel/context/contexts.js';
import { ControlDatabase } from '../../../kernel/database/index.js';
import { startServer, type RunningServer } from '../../../server.js';

/**
 * Two workspaces and both APIs on a free port, started from the sources: what `createTestServer` starts is the built core, behind whose face
 * nothing can be got by its class. Nobody is there yet. Jobs are done when the role is `all`.
 */
export async function startInstallation(role: 'api' | 'all' = 'api'): Promise<Installation> {
  const [own, blobs, clock, log] = [await ownControlDatabase(), await mkdtemp(join(tmpdir(), 'meja-user-')), new TestClock(), new TestLog()];
  const server = await startServer({ ...testSettings({ databaseUrl: own.url, blobs }), role }, [], { log, clock });
  const workspaces = [await server.createWorkspace(draft('one')), await server.createWorkspace(draft('two'))] as const;
  return new Installation(server, { clock, log }, workspaces, async () => {
    await server.stop();
    await own.drop();
    await rm(blobs, { recursive: true });
  });
}

export class Installation {
  constructor(
    private readonly server: RunningServer,
    private readonly senses: { readonly clock: TestClock; readonly log: TestLog },
    readonly workspaces: readonly [Workspace, Workspace],
    readonly stop: () => Promise<void>,
  ) {}

  get clock(): TestClock {
    return this.senses.clock;
  }

  /** Everything that was logged. */
  get log(): string {
    return JSON.stringify(this.senses.log.entries);
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

const draft = (slug: 'one' | 'two') => ({ slug, name: `Workspace ${slug}`, hosts: [`${slug}.meja.test`], demo: slug === 'two' });
