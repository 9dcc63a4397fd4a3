export { barred, contested } from './barred.js';
export { TicketRows, type Conflict, type TicketFields } from './ticket-rows.js';
