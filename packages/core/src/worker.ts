import type { Assembly } from './assembly.js';
import { makeId } from './kernel/context/ids.js';
import type { Relay, Subscriptions } from './kernel/events/index.js';
import type { JobQueue } from './kernel/jobs/index.js';

/** The working half of a process: hands events on, and does the jobs that come of them and of the calendar. */
export class WorkerDesk {
  private started = false;

  constructor(private readonly queue: JobQueue, private readonly relay: Relay, private readonly subscriptions: Subscriptions, private readonly assembly: Pick<Assembly, 'contributors' | 'directory'>) {}

  async start(): Promise<void> {
    this.started = true;
    await this.queue.start();
    this.queue.work('listener', { run: (jobs) => this.subscriptions.hear(jobs), limits: { perWorkspace: 2, perNode: 16 } });
    this.queue.work('job', { run: (jobs) => this.subscriptions.run(jobs), together: (target) => this.subscriptions.isDoneTogether(target), limits: { perWorkspace: 4, perNode: 16 } });
    const schedules = this.assembly.contributors.all.flatMap(({ jobs = [] }) => jobs.flatMap(({ job, cron }) => (cron ? [{ target: job.id, cron }] : [])));
    await this.queue.schedule(schedules, (target) => this.inEveryWorkspace(target));
    this.relay.start();
  }

  async stop(): Promise<void> {
    if (!this.started) return;
    await this.relay.stop();
    await this.queue.stop();
  }

  private async inEveryWorkspace(target: string): Promise<void> {
    const workspaces = await this.assembly.directory.all();
    await this.queue.insert('job', workspaces.map(({ id }) => ({ id: makeId(), workspaceId: id, target, input: {} })));
  }
}
