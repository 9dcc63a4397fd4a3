export { Outbox, type OutboundWish } from './outbox.js';
