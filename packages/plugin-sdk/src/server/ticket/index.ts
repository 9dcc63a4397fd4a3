export { Inbound, type InboundReceipt } from './inbound.js';
export { Unreadable, channel, type ClaimedSender, type InboundAttachment, type InboundMessage, type Channel, type ChannelBinding } from './channels.js';
export { createTicket, submitRequest, addMessage, addReply, assignTicket, setTicketFields } from './commands.js';
export { ticketCreated, messageAdded, ticketAssigned, ticketStatusChanged, ticketFieldsSet } from './events.js';
export { ticketClosed, assigneeNotInDepartment } from './failures.js';
export { mayReadTickets, mayCreateTickets, mayReply, mayWriteNotes, mayAssign, mayBeAssigned, maySetFields } from './permissions.js';
export { Tickets, type TicketStatus, type TicketPriority, type TicketFacts, type MessageFacts, type AttachmentFacts, type TimelineEventFacts } from './readers.js';
