export { JsonLog } from './json-log.js';
export { redact } from './redact.js';
