import { Injectable } from '@nestjs/common';
import { Log, type JobHandler, type Listener, type Occurrence } from '@meja/plugin-sdk/server/kernel';
import { systemContext } from '../context/contexts.js';
import { WorkspaceDirectory } from '../database/index.js';
import type { QueuedJob } from '../jobs/job-queue.js';

interface Owned<T> {
  /** The plugin or module that brought it: it acts under this name. */
  readonly owner: string;
  readonly does: T;
}

/** Who listens to what, and who does which job. Filled at boot, called by the queue. */
@Injectable()
export class Subscriptions {
  private readonly byEvent = new Map<string, string[]>();
  private readonly listeners = new Map<string, Owned<Listener>>();
  private readonly handlers = new Map<string, Owned<JobHandler>>();

  constructor(private readonly directory: WorkspaceDirectory, private readonly log: Log) {}

  listen(eventType: string, owner: string, listener: Listener): void {
    const target = `${owner}/${listener.constructor.name}/${eventType}`;
    this.listeners.set(target, { owner, does: listener });
    this.byEvent.set(eventType, [...(this.byEvent.get(eventType) ?? []), target]);
  }

  handle(jobId: string, owner: string, handler: JobHandler): void {
    this.handlers.set(jobId, { owner, does: handler });
  }

  targetsOf(eventType: string): readonly string[] {
    return this.byEvent.get(eventType) ?? [];
  }

  async hear({ workspaceId, target, input }: QueuedJob): Promise<void> {
    const listener = this.listeners.get(target);
    const ctx = await this.contextOf(workspaceId, target, listener?.owner);
    if (!listener || !ctx) return;
    const occurrence = input as Omit<Occurrence, 'occurredAt'> & { occurredAt: string };
    await listener.does.hear(ctx, { ...occurrence, occurredAt: new Date(occurrence.occurredAt) });
  }

  async run({ workspaceId, target, input }: QueuedJob): Promise<void> {
    const handler = this.handlers.get(target);
    const ctx = await this.contextOf(workspaceId, target, handler?.owner);
    if (handler && ctx) await handler.does.run(ctx, input);
  }

  /** A job whose plugin or workspace is gone is finished, with a line in the log. */
  private async contextOf(workspaceId: string, target: string, owner: string | undefined) {
    const workspace = await this.directory.byId(workspaceId);
    if (workspace && owner) return systemContext(workspace, owner);
    this.log.warn('jobs.nobody_there', { target, workspaceId });
    return null;
  }
}
