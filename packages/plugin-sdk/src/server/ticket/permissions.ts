import { permission } from '../kernel/permissions.js';

export const mayReadTickets = permission('ticket.read', 'See the tickets of the department.');
export const mayCreateTickets = permission('ticket.create', 'Open tickets on behalf of requesters.');
export const mayReply = permission('ticket.reply', 'Write public replies.');
export const mayWriteNotes = permission('ticket.note', 'Write internal notes.');
export const mayAssign = permission('ticket.assign', 'Take and assign tickets.');
export const mayBeAssigned = permission('ticket.work', 'Be the assignee of tickets.');
export const maySetFields = permission('ticket.fields', 'Set the fields of tickets.');
export const mayEditTickets = permission('ticket.edit', 'Change subject, priority and status of tickets.');
export const mayEscalate = permission('ticket.escalate', 'Hand tickets to another tier.');
export const mayTransfer = permission('ticket.transfer', 'Hand tickets to another department.');
export const maySolve = permission('ticket.solve', 'Solve tickets and open them again.');
export const mayRemoveTickets = permission('ticket.remove', 'Mark spam, use the bin, restore.');
export const mayDestroyTickets = permission('ticket.destroy', 'Destroy tickets for good.');
export const mayRedact = permission('ticket.redact', 'Take the words of a message away for good.');
export const mayReadOutbound = permission('ticket.outbound.read', 'See what was sent to requesters, and what could not be.');
export const mayConfigureHandover = permission('department.configure-handover', 'Choose the fields of handover cards.');
