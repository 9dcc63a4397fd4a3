export { ReleaseTickets } from './release-tickets.js';
