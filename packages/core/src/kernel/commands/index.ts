export { CommandBus } from './command-bus.js';
export { GuardRunner } from './guard-runner.js';
export { Idempotency } from './idempotency.js';
