export { Channels } from './channels.js';
export { channelOf, departmentFor, isKnown, settleDelivery } from './deliveries.sql.js';
export { Proposals } from './proposals.js';
export { InboundLedger } from './inbound-ledger.js';
