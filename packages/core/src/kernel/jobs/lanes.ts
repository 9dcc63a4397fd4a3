/** How many jobs of one queue a node does at once. */
export interface LaneLimits {
  readonly perWorkspace: number;
  readonly perNode: number;
}

export interface LaneJob {
  readonly data: { readonly workspaceId: string; readonly target: string };
}

export interface LaneWork<J extends LaneJob> {
  /** Never rejects. Gets several jobs only for a target that is done `together`. */
  run(jobs: readonly J[]): Promise<void>;
  together(target: string): boolean;
  /** Called when nothing waits any more in the lane of a workspace. */
  dry(workspaceId: string): void;
}

interface Lane<J> {
  waiting: J[];
  running: number;
}

/** What a node has in hand of one queue: a lane for each workspace, served in turn, so that a long lane makes nobody wait but itself. */
export class Lanes<J extends LaneJob> {
  /** In the order in which they are served next. */
  private readonly lanes = new Map<string, Lane<J>>();
  private running = 0;

  constructor(private readonly limits: LaneLimits, private readonly work: LaneWork<J>) {}

  add(jobs: readonly J[]): void {
    for (const job of jobs) {
      const { workspaceId } = job.data;
      const lane = this.lanes.get(workspaceId) ?? { waiting: [], running: 0 };
      lane.waiting.push(job);
      this.lanes.set(workspaceId, lane);
    }
    this.serve();
  }

  /** Workspaces whose jobs wait here: they need no more for now. */
  get supplied(): string[] {
    return [...this.lanes].flatMap(([workspaceId, { waiting }]) => (waiting.length > 0 ? [workspaceId] : []));
  }

  private serve(): void {
    while (this.running < this.limits.perNode) {
      const next = [...this.lanes].find(([, { waiting, running }]) => waiting.length > 0 && running < this.limits.perWorkspace);
      if (!next) return;
      this.start(...next);
    }
  }

  private start(workspaceId: string, lane: Lane<J>): void {
    const jobs = this.nextOf(lane);
    lane.running++;
    this.running++;
    // Behind all the others now.
    this.lanes.delete(workspaceId);
    this.lanes.set(workspaceId, lane);
    if (lane.waiting.length === 0) this.work.dry(workspaceId);
    void this.work.run(jobs).finally(() => {
      lane.running--;
      this.running--;
      if (lane.running === 0 && lane.waiting.length === 0) this.lanes.delete(workspaceId);
      this.serve();
    });
  }

  private nextOf(lane: Lane<J>): J[] {
    const [first] = lane.waiting;
    if (!first) return [];
    const { target } = first.data;
    const isAlong = (job: J): boolean => job === first || (job.data.target === target && this.work.together(target));
    const jobs = lane.waiting.filter(isAlong);
    lane.waiting = lane.waiting.filter((job) => !isAlong(job));
    return jobs;
  }
}
