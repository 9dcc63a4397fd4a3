export { Bounces } from './bounces.js';
export { Outbox, type OutboundWish } from './outbox.js';
export { OutboxModule } from './outbox.module.js';
export { outboxContribution } from './outbox.contribution.js';
