import { permission } from '../kernel/permissions.js';

export const mayReadTickets = permission('ticket.read', 'See the tickets of the department.');
export const mayCreateTickets = permission('ticket.create', 'Open tickets on behalf of requesters.');
export const mayReply = permission('ticket.reply', 'Write public replies.');
export const mayWriteNotes = permission('ticket.note', 'Write internal notes.');
export const mayAssign = permission('ticket.assign', 'Take and assign tickets.');
export const mayBeAssigned = permission('ticket.work', 'Be the assignee of tickets.');
export const maySetFields = permission('ticket.fields', 'Set the fields of tickets.');
