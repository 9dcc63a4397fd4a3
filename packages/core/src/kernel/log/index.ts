export { JsonLog, type JsonLogOptions } from './json-log.js';
export { NestLog } from './nest-log.js';
export { redact } from './redact.js';
