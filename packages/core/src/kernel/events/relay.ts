import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Database, Log, type Workspace } from '@meja/plugin-sdk/server/kernel';
import { systemContext } from '../context/contexts.js';
import { Notices, WorkspaceDirectory } from '../database/index.js';
import { JobQueue } from '../jobs/job-queue.js';
import { jobRequested } from '../jobs/job-requests.js';
import { eventsTopic } from './commit-notice.js';
import { claimUnrelayed, markRelayed, type EventRow } from './event-log.sql.js';
import { Subscriptions } from './subscriptions.js';

const batch = 200;
const warmSweepMs = 4_000;
const warmForMs = 120_000;
/** Every workspace, however quiet, is looked at once in this time. */
const coldSweepMs = 50_000;

/**
 * Hands committed events on: one job per listener. It claims what nobody handed on yet, never "what is newer than the last", so an order
 * of commits that differs from the order of ids loses nothing. A notice wakes it; two sweeps find what a lost notice missed: workspaces
 * heard of lately every four seconds, all the others once in fifty.
 */
@Injectable()
export class Relay {
  private readonly heardAt = new Map<string, number>();
  private readonly running = new Map<string, Promise<void>>();
  private readonly again = new Set<string>();
  private readonly ending = new AbortController();

  constructor(
    private readonly db: Database,
    private readonly directory: WorkspaceDirectory,
    private readonly notices: Notices,
    private readonly queue: JobQueue,
    private readonly subscriptions: Subscriptions,
    private readonly log: Log,
  ) {}

  start(): void {
    const warm = setInterval(() => this.sweepWarm(), warmSweepMs);
    const deafen = this.notices.on(eventsTopic, ({ workspaceId }) => this.wake(String(workspaceId)));
    this.ending.signal.addEventListener('abort', () => {
      clearInterval(warm);
      deafen();
    });
    void this.sweepCold();
  }

  wake(workspaceId: string): void {
    this.heardAt.set(workspaceId, Date.now());
    if (this.ending.signal.aborted) return;
    if (this.running.has(workspaceId)) {
      this.again.add(workspaceId);
      return;
    }
    const run = this.drain(workspaceId)
      .catch((error: Error) => this.log.warn('events.relay_failed', { workspaceId, reason: error.message }))
      .finally(() => {
        this.running.delete(workspaceId);
        if (this.again.delete(workspaceId)) this.wake(workspaceId);
      });
    this.running.set(workspaceId, run);
  }

  /** Ends after what is under way. */
  async stop(): Promise<void> {
    this.ending.abort();
    await Promise.all(this.running.values());
  }

  private sweepWarm(): void {
    for (const [workspaceId, at] of this.heardAt) {
      if (Date.now() - at > warmForMs) this.heardAt.delete(workspaceId);
      else if (!this.running.has(workspaceId)) this.sweep(workspaceId, at);
    }
  }

  /** Looks without making the workspace count as heard of. */
  private sweep(workspaceId: string, heardAt: number | undefined): void {
    this.wake(workspaceId);
    if (heardAt === undefined) this.heardAt.delete(workspaceId);
    else this.heardAt.set(workspaceId, heardAt);
  }

  private async sweepCold(): Promise<void> {
    while (!this.ending.signal.aborted) {
      const began = Date.now();
      const all = await this.directory.all().catch(() => []);
      for (const { id } of all) {
        if (this.ending.signal.aborted) return;
        if (!this.heardAt.has(id)) {
          this.sweep(id, undefined);
          await this.running.get(id);
        }
        await this.pause(Math.min(250, coldSweepMs / (all.length + 1)));
      }
      await this.pause(Math.max(1_000, coldSweepMs - (Date.now() - began)));
    }
  }

  private async pause(ms: number): Promise<void> {
    await sleep(ms, undefined, { ref: false, signal: this.ending.signal }).catch(() => undefined); // ending cuts the pause short
  }

  private async drain(workspaceId: string): Promise<void> {
    const workspace = await this.directory.byId(workspaceId);
    if (!workspace) return;
    let handed = batch;
    while (handed === batch && !this.ending.signal.aborted) handed = await this.handOn(workspace);
  }

  private handOn(workspace: Workspace): Promise<number> {
    return this.db.transaction(systemContext(workspace, 'meja'), async (ctx) => {
      const events = await claimUnrelayed(this.db, ctx, batch);
      if (events.length === 0) return 0;
      await this.queue.insert('listener', events.filter((event) => event.type !== jobRequested).flatMap((event) => this.deliveries(workspace, event)));
      await this.queue.insert('job', events.filter((event) => event.type === jobRequested).map((event) => wish(workspace, event)));
      await markRelayed(this.db, ctx, events);
      return events.length;
    });
  }

  private deliveries(workspace: Workspace, event: EventRow) {
    return this.subscriptions.targetsOf(event.type).map((target) => ({ id: idOf(event.id, target), workspaceId: workspace.id, target, input: { ...event } }));
  }
}

function wish(workspace: Workspace, { id, facts }: EventRow) {
  const { target, input, notBefore } = facts as { target: string; input: object; notBefore: string | null };
  return { id, workspaceId: workspace.id, target, input, ...(notBefore ? { startAfter: new Date(notBefore) } : {}) };
}

/** The same event for the same listener is the same job, however often it is handed on. */
function idOf(eventId: string, target: string): string {
  const hex = createHash('sha256').update(`${eventId}/${target}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
