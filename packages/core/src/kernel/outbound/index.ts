export { GuardedOutbound, type OutboundOptions } from './guarded-outbound.js';
export { AddressPolicy, type Resolve } from './address-policy.js';
