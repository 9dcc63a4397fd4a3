import type { Log } from '@meja/plugin-sdk/server/kernel';
import type { Job, PgBoss } from 'pg-boss';
import { Lanes, type LaneLimits } from './lanes.js';
import type { QueuedJob, QueueName } from './queued-job.js';

export interface QueueWork {
  /** Does jobs of one workspace: one, or several of a target that is done together; never none. Throws when they are to be tried again. */
  run(jobs: readonly QueuedJob[]): Promise<void>;
  together?(target: string): boolean;
  readonly limits: LaneLimits;
}

export interface WorkerParts {
  readonly boss: PgBoss;
  readonly log: Log;
  /** Seconds after which a job that nobody speaks for is given to somebody else. */
  readonly lostAfter: number;
}

const fetchedAtOnce = 32;
/** More than this waits better in the queue, where other nodes find it. */
const mostInHand = 256;
const pollMs = 2_000;

/**
 * Fetches the jobs of one queue for the lanes of this node, and says what became of them. A workspace whose lane is supplied is left out of the
 * fetch, and one that was served waits until all others had their turn: however long the queue of one is, the job of another comes next.
 */
export class QueueWorker {
  private readonly inHand = new Map<string, Job<QueuedJob>>();
  private readonly lanes: Lanes<Job<QueuedJob>>;
  /** Workspaces that may have more jobs in the queue than were fetched. */
  private readonly unfetched = new Set<string>();
  private done: Job<QueuedJob>[] = [];
  private isSettling = false;
  private isWoken = false;
  private wakeUp: () => void = () => undefined;
  private stopped = false;
  private readonly fetching: Promise<void>;
  private readonly beat: NodeJS.Timeout;

  constructor(private readonly queue: QueueName, private readonly work: QueueWork, private readonly parts: WorkerParts) {
    this.lanes = new Lanes(work.limits, { run: (jobs) => this.run(jobs), together: (target) => work.together?.(target) ?? false, dry: (id) => this.unfetched.has(id) && this.wake() });
    this.beat = setInterval(() => void this.stayAlive(), (parts.lostAfter * 1_000) / 2);
    this.fetching = this.fetchOn();
  }

  /** There are new jobs. */
  wake(): void {
    this.isWoken = true;
    this.wakeUp();
  }

  /** Fetches no more, and waits for what is in hand; what is not done in time, is tried again later. */
  async stop(timeoutMs: number): Promise<void> {
    this.stopped = true;
    this.wake();
    await this.fetching;
    for (const end = Date.now() + timeoutMs; this.inHand.size > 0 && Date.now() < end; ) await new Promise((resolve) => setTimeout(resolve, 20));
    clearInterval(this.beat);
    const left = [...this.inHand.values()];
    if (left.length > 0) await this.parts.boss.fail(this.queue, left, { reason: 'The server was stopped.' }).catch((error: Error) => this.trouble(error));
  }

  private async fetchOn(): Promise<void> {
    const served = new Set<string>();
    while (!this.stopped) {
      this.isWoken = false;
      const jobs = this.inHand.size < mostInHand ? await this.fetch(new Set([...served, ...this.lanes.supplied])) : [];
      for (const { data } of jobs) served.add(data.workspaceId);
      this.lanes.add(jobs);
      if (jobs.length === fetchedAtOnce) continue;
      // Nobody is left who was not served: a new round begins, at once when somebody ran dry meanwhile.
      const supplied = new Set(this.lanes.supplied);
      const isDry = [...served].some((id) => this.unfetched.has(id) && !supplied.has(id));
      served.clear();
      if (!isDry) await this.pause();
    }
  }

  private async fetch(ignored: ReadonlySet<string>): Promise<Job<QueuedJob>[]> {
    for (const id of ignored) this.unfetched.add(id);
    try {
      const jobs = await this.parts.boss.fetch<QueuedJob>(this.queue, { batchSize: fetchedAtOnce, ignoreGroups: [...ignored] });
      if (jobs.length < fetchedAtOnce) for (const id of this.unfetched) if (!ignored.has(id)) this.unfetched.delete(id);
      for (const job of jobs) this.inHand.set(job.id, job);
      if (jobs.length === fetchedAtOnce) for (const { data } of jobs) this.unfetched.add(data.workspaceId);
      return jobs;
    } catch (error) {
      this.trouble(error as Error);
      return [];
    }
  }

  private async pause(): Promise<void> {
    if (this.isWoken) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, pollMs);
      this.wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  private async run(jobs: readonly Job<QueuedJob>[]): Promise<void> {
    try {
      await this.work.run(jobs.map(({ data }) => data));
    } catch (error) {
      return this.fail(jobs, error instanceof Error ? error.message : String(error));
    }
    this.done.push(...jobs);
    if (!this.isSettling) void this.settle();
  }

  /** What is done while others are told, is told together. */
  private async settle(): Promise<void> {
    this.isSettling = true;
    while (this.done.length > 0) {
      const jobs = this.done;
      this.done = [];
      await this.parts.boss.complete(this.queue, jobs).catch((error: Error) => this.trouble(error));
      this.letGo(jobs);
    }
    this.isSettling = false;
  }

  private async fail(jobs: readonly Job<QueuedJob>[], reason: string): Promise<void> {
    for (const { id, data } of jobs) this.parts.log.warn('jobs.failed', { queue: this.queue, target: data.target, workspaceId: data.workspaceId, jobId: id, reason });
    await this.parts.boss.fail(this.queue, [...jobs], { reason }).catch((error: Error) => this.trouble(error));
    this.letGo(jobs);
  }

  private letGo(jobs: readonly Job<QueuedJob>[]): void {
    const wasFull = this.inHand.size >= mostInHand;
    for (const { id } of jobs) this.inHand.delete(id);
    if (wasFull) this.wake();
  }

  private async stayAlive(): Promise<void> {
    if (this.inHand.size > 0) await this.parts.boss.touch(this.queue, [...this.inHand.values()]).catch((error: Error) => this.trouble(error));
  }

  private trouble(error: Error): void {
    this.parts.log.warn('jobs.trouble', { queue: this.queue, reason: error.message });
  }
}
