export { JobQueue, type DeadLetter, type QueuedJob, type QueueName, type QueueOptions } from './job-queue.js';
export { JobRequests } from './job-requests.js';
