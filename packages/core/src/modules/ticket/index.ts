export { ticketContribution } from './ticket.contribution.js';
export { TicketModule } from './ticket.module.js';
export { textToHtml } from './sanitise/sanitise-html.js';
export { ThreadTokens } from './threading/thread-tokens.js';
