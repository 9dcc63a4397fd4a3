import { Injectable } from '@nestjs/common';
import { Log, type JobHandler, type Listener, type Occurrence } from '@meja/plugin-sdk/server/kernel';
import { systemContext } from '../context/contexts.js';
import { patiently, WorkspaceDirectory } from '../database/index.js';
import { isDoneTogether } from '../jobs/done-together.js';
import type { QueuedJob } from '../jobs/queued-job.js';

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

  /** Events for one listener of one workspace. */
  async hear(jobs: readonly QueuedJob[]): Promise<void> {
    const [first] = jobs;
    const listener = first && this.listeners.get(first.target);
    const ctx = first && (await this.contextOf(first, listener?.owner));
    if (!listener || !ctx) return;
    for (const { input } of jobs) {
      const occurrence = input as Omit<Occurrence, 'occurredAt'> & { occurredAt: string };
      await listener.does.hear(ctx, { ...occurrence, occurredAt: new Date(occurrence.occurredAt) });
    }
  }

  isDoneTogether(target: string): boolean {
    const handler = this.handlers.get(target);
    return handler !== undefined && isDoneTogether(handler.does);
  }

  /** Jobs of one kind of one workspace; several only when they are done together. */
  async run(jobs: readonly QueuedJob[]): Promise<void> {
    const [first] = jobs;
    const handler = first && this.handlers.get(first.target);
    const ctx = first && (await this.contextOf(first, handler?.owner));
    if (!handler || !ctx) return;
    if (isDoneTogether(handler.does)) await handler.does.runAll(ctx, jobs.map(({ input }) => input));
    else for (const { input } of jobs) await handler.does.run(ctx, input);
  }

  /** A job whose plugin or workspace is gone is finished, with a line in the log. */
  private async contextOf({ workspaceId, target }: QueuedJob, owner: string | undefined) {
    const workspace = await this.directory.byId(workspaceId);
    if (workspace && owner) return patiently(systemContext(workspace, owner));
    this.log.warn('jobs.nobody_there', { target, workspaceId });
    return null;
  }
}
