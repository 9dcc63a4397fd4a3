import { event } from '../kernel/events.js';

/** A request became a ticket. Its first message is `messageId`. */
export const ticketCreated = event('ticket.created', 1).with<{
  ticketId: string;
  messageId: string;
  number: string;
  departmentId: string;
  tierId: string;
  requesterId: string;
  channel: string;
}>();

/** A public reply or an internal note was added. The first message of a ticket is told by `ticketCreated` alone. */
export const messageAdded = event('ticket.message_added', 1).with<{
  ticketId: string;
  messageId: string;
  visibility: 'public' | 'internal';
  fromAgent: boolean;
  channel: string;
}>();

/** The assignee changed; null is nobody. */
export const ticketAssigned = event('ticket.assigned', 1).with<{ ticketId: string; assigneeId: string | null; previousAssigneeId: string | null }>();

/** The status changed. */
export const ticketStatusChanged = event('ticket.status_changed', 1).with<{ ticketId: string; status: string; previousStatus: string }>();

/** Fields that plugins defined were set. */
export const ticketFieldsSet = event('ticket.fields_set', 1).with<{ ticketId: string; fieldIds: readonly string[] }>();
