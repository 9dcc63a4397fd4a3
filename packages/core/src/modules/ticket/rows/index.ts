export { barred, contested } from './barred.js';
export { ListedTickets } from './listed-tickets.js';
export { TicketRows, type Conflict, type TicketFields } from './ticket-rows.js';
