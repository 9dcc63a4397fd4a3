export { CommitNotice, eventsTopic } from './commit-notice.js';
export { ChangeLog, EventLog } from './event-log.js';
export { eventsByIds, makeMonthPartitions, type EventRow } from './event-log.sql.js';
export { Relay } from './relay.js';
export { Subscriptions } from './subscriptions.js';
