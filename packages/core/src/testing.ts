/** What tests may reach behind the face of core. Nothing that runs in an installation imports it. */
export { systemContext } from './kernel/context/contexts.js';
export type { Installation } from './installation.js';
export { createAgent, createDepartment, Credentials, deactivateUser, grantRole, revokeRole } from './modules/user/index.js';
export { AnswerLinks, ThreadTokens } from './modules/ticket/index.js';
export { Uploads } from './modules/ticket/uploads/index.js';
export { JobQueue } from './kernel/jobs/index.js';
export { Relay } from './kernel/events/index.js';
export { WorkspaceDatabase } from './kernel/database/index.js';
export { DeliverOutbound, SweepOutbox } from './modules/ticket/outbox/index.js';
