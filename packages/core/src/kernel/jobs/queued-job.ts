export type QueueName = 'listener' | 'job';

/** What every job carries: the workspace it belongs to, and what it is for. */
export interface QueuedJob {
  readonly workspaceId: string;
  /** A listener's `<plugin>/<class>` or a job's id. */
  readonly target: string;
  readonly input: object;
}
