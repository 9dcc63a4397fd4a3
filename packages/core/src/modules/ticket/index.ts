export { ticketContribution } from './ticket.contribution.js';
export { TicketModule } from './ticket.module.js';
export { ThreadTokens } from './threading/thread-tokens.js';
