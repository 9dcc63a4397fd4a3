import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { Log, type Clock, type InstalledPlugin, type Workspace } from '@meja/plugin-sdk/server/kernel';
import { Inbound, type InboundReceipt } from '@meja/plugin-sdk/server/ticket';
import { assemble, RootModule, type Assembly, type InstallationSettings } from './assembly.js';
import { systemContext } from './kernel/context/contexts.js';
import type { WorkspaceDraft } from './kernel/database/index.js';
import { CommitNotice } from './kernel/events/index.js';
import type { DeadLetter, QueueOptions } from './kernel/jobs/index.js';
import { registerContributions } from './kernel/plugins/index.js';

export interface OpenOptions {
  readonly log: Log;
  readonly clock?: Clock;
  readonly queue?: Partial<QueueOptions>;
}

/** An installation without its doors: what the command line and the tests work on. */
export interface Installation {
  readonly app: Pick<INestApplicationContext, 'get'>;
  workspaces(): Promise<Workspace[]>;
  /** Names of those whose creation was begun and is not finished: it goes on now, or was cut short. */
  unfinishedWorkspaces(): Promise<string[]>;
  /** Null when there is none. */
  workspace(slug: string): Promise<Workspace | null>;
  /** Makes a workspace with its database; does nothing when it is there. */
  createWorkspace(draft: WorkspaceDraft): Promise<Workspace>;
  /** Brings every workspace up to date. */
  migrate(): Promise<void>;
  receive(workspace: Workspace, channelId: string, bytes: Uint8Array): Promise<InboundReceipt>;
  deadLetters(workspace: Workspace): Promise<DeadLetter[]>;
  /** False when this workspace has no such letter. */
  replay(workspace: Workspace, id: string): Promise<boolean>;
  stop(): Promise<void>;
}

/** Opens an installation to work on it from outside the server; what is committed is handed on by the server that runs, or by the next one. */
export async function openInstallation(settings: InstallationSettings, plugins: readonly InstalledPlugin[], options: OpenOptions): Promise<Installation> {
  const assembly = await assemble(settings, plugins, options);
  const app = await NestFactory.createApplicationContext(RootModule.of(assembly.imports), { logger: false, abortOnError: false });
  registerContributions(app);
  return installationOver(assembly, app, () => app.close());
}

export function installationOver(assembly: Assembly, app: Pick<INestApplicationContext, 'get'>, end: () => Promise<void>): Installation {
  const { directory, creation, queue } = assembly;
  let queueStarted: Promise<void> | null = null;
  const startedQueue = () => (queueStarted ??= queue.start());
  return {
    app,
    workspaces: () => directory.all(),
    unfinishedWorkspaces: () => directory.unfinished(),
    workspace: (slug) => directory.bySlug(slug),
    createWorkspace: (draft) => creation.create(draft),
    async migrate() {
      for (const workspace of await directory.all()) await creation.migrate(workspace);
    },
    receive: (workspace, channelId, bytes) => app.get(Inbound, { strict: false }).accept(systemContext(workspace, channelId), channelId, bytes),
    async deadLetters(workspace) {
      await startedQueue();
      return queue.deadLetters(workspace.id);
    },
    async replay(workspace, id) {
      await startedQueue();
      return queue.replay(workspace.id, id);
    },
    async stop() {
      const notice = app.get(CommitNotice, { strict: false });
      await end();
      await notice.flush();
      if (queueStarted) await queue.stop(1_000);
      await assembly.close();
    },
  };
}

