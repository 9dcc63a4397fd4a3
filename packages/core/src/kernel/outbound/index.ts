export { GuardedOutbound } from './guarded-outbound.js';
export { type Resolve } from './address-policy.js';
