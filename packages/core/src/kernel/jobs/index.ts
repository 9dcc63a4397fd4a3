export { isDoneTogether, type DoneTogether } from './done-together.js';
export { JobQueue, type DeadLetter, type QueueOptions } from './job-queue.js';
export type { QueuedJob } from './queued-job.js';
export { JobRequests } from './job-requests.js';
