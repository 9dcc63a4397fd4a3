export { DownloadRoute } from './files/download.route.js';
export { ticketContribution } from './ticket.contribution.js';
export { TicketModule } from './ticket.module.js';
export { textToHtml } from './sanitise/index.js';
export { ThreadTokens } from './threading/index.js';
