export { Bounces } from './bounces.js';
export { DeliverOutbound } from './jobs/deliver-outbound.js';
export { SweepOutbox } from './jobs/sweep-outbox.js';
export { Outbox } from './outbox.js';
export { OwnAddresses } from './policy/own-addresses.js';
export { OutboxModule } from './outbox.module.js';
export { outboxContribution } from './outbox.contribution.js';
