import type { Log } from '@meja/plugin-sdk/server/kernel';
import { PgBoss, type JobInsert, type JobWithMetadata } from 'pg-boss';
import type { QueuedJob, QueueName } from './queued-job.js';
import { QueueWorker, type QueueWork } from './queue-worker.js';

export interface DeadLetter extends QueuedJob {
  readonly id: string;
  readonly queue: QueueName;
  readonly reason: string;
  readonly diedAt: Date;
}

const deadQueue = 'dead';
const cronQueue = 'schedule';

export interface QueueOptions {
  readonly retryLimit: number;
  /** Seconds before the first retry; doubled each time. */
  readonly retryDelay: number;
  /** A job whose process did not say for so many seconds that it is at it, is given to another one. At least 10. */
  readonly lostAfter: number;
}

const queueOptions: QueueOptions = { retryLimit: 6, retryDelay: 2, lostAfter: 30 };

/** The queue: pg-boss in the control database, one per node, with a small pool of its own. */
export class JobQueue {
  private readonly boss: PgBoss;
  private readonly options: QueueOptions;
  private readonly workers = new Map<QueueName, QueueWorker>();

  constructor(url: string, private readonly log: Log, options: Partial<QueueOptions> = {}) {
    this.options = { ...queueOptions, ...options };
    const { lostAfter } = this.options;
    const intervals = { cronMonitorIntervalSeconds: 5, cronWorkerIntervalSeconds: 2, superviseIntervalSeconds: lostAfter, monitorIntervalSeconds: lostAfter };
    this.boss = new PgBoss({ connectionString: url, max: 3, connectionTimeoutMillis: 5_000, ...intervals, application_name: 'meja jobs' });
    this.boss.on('error', (error) => this.log.warn('jobs.trouble', { reason: error.message }));
  }

  async start(): Promise<void> {
    await this.boss.start();
    await this.boss.createQueue(deadQueue);
    const { lostAfter, ...retries } = this.options;
    const queue = { deadLetter: deadQueue, notify: false, retryBackoff: true, retryDelayMax: 3_600, expireInSeconds: 900, heartbeatSeconds: lostAfter, deleteAfterSeconds: 86_400, ...retries };
    for (const name of ['listener', 'job'] satisfies QueueName[]) {
      await this.boss.createQueue(name, queue);
      await this.boss.updateQueue(name, queue);
    }
    await this.boss.createQueue(cronQueue);
  }

  /** The same id twice is one job: a relay that hands an event on again adds nothing. */
  async insert(queue: QueueName, jobs: readonly (QueuedJob & { id: string; startAfter?: Date })[]): Promise<void> {
    if (jobs.length === 0) return;
    await this.boss.insert(queue, jobs.map(({ id, startAfter, ...data }): JobInsert<QueuedJob> => ({ id, data, group: { id: data.workspaceId }, ...(startAfter ? { startAfter } : {}) })));
    this.workers.get(queue)?.wake();
  }

  /** Does the jobs of a queue in lanes, one for each workspace. What another node inserts is found within two seconds, if that node does not do it. */
  work(queue: QueueName, work: QueueWork): void {
    this.workers.set(queue, new QueueWorker(queue, work, { boss: this.boss, log: this.log, lostAfter: this.options.lostAfter }));
  }

  /** Calls `fire` with the target once per due time, on one node of all. */
  async schedule(entries: readonly { target: string; cron: string }[], fire: (target: string) => Promise<void>): Promise<void> {
    const wanted = new Set(entries.map((entry) => entry.target));
    for (const { key } of await this.boss.getSchedules(cronQueue)) if (!wanted.has(key)) await this.boss.unschedule(cronQueue, key);
    for (const { target, cron } of entries) await this.boss.schedule(cronQueue, cron, { target }, { key: target, tz: 'UTC' });
    await this.boss.work<{ target: string }>(cronQueue, { pollingIntervalSeconds: 2 }, async (jobs) => {
      for (const { data } of jobs) await fire(data.target);
    });
  }

  /** Of one workspace only: the dead letters of another do not exist here. */
  async deadLetters(workspaceId: string): Promise<DeadLetter[]> {
    const jobs = await this.boss.findJobs<QueuedJob>(deadQueue, { data: { workspaceId }, queued: true });
    return jobs.map((job) => ({ ...job.data, id: job.id, queue: sourceOf(job), reason: reasonOf(job), diedAt: job.createdOn }));
  }

  /** Puts a dead letter back where it came from. False when this workspace has no such letter. */
  async replay(workspaceId: string, id: string): Promise<boolean> {
    return (await this.boss.redrive(deadQueue, { ids: [id], data: { workspaceId } })) === 1;
  }

  async stop(timeoutMs = 10_000): Promise<void> {
    await Promise.all([...this.workers.values()].map((worker) => worker.stop(timeoutMs)));
    await this.boss.stop({ graceful: true, timeout: timeoutMs });
  }
}

const sourceOf = ({ sourceName }: JobWithMetadata<QueuedJob>): QueueName => (sourceName === 'job' ? 'job' : 'listener');

function reasonOf({ sourceOutput }: JobWithMetadata<QueuedJob>): string {
  const output: { reason?: string; message?: string } | null = sourceOutput;
  return output?.reason ?? output?.message ?? '';
}
