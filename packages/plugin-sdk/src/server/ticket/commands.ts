import * as v from 'valibot';
import { command } from '../kernel/commands.js';
import { emailAddress, line, prose, uuid } from '../kernel/schemas.js';
import { mayUsePortal } from '../user/permissions.js';
import { mayAssign, mayCreateTickets, mayReadTickets, maySetFields } from './permissions.js';

const subject = line(250);
const body = prose(100_000);
const priority = v.picklist(['low', 'normal', 'high', 'urgent'], 'unknown_value');

/** Opens a ticket on behalf of a requester, who is registered when unknown. First tier of the department, next number. */
export const createTicket = command('ticket.create', {
  input: v.object({ departmentId: uuid, subject, body, requesterEmail: emailAddress, requesterName: v.optional(line(200)), priority: v.optional(priority, 'normal') }),
  permission: mayCreateTickets,
}).answering<{ ticketId: string; messageId: string }>();

/** A requester asks in the help centre; anonymous callers give their address. */
export const submitRequest = command('ticket.submit-request', {
  input: v.object({ departmentId: uuid, subject, body, email: v.optional(emailAddress), name: v.optional(line(200)) }),
  permission: null,
}).answering<{ ticketId: string; messageId: string; number: string }>();

/** An agent adds a public reply or an internal note. A reply to a new ticket opens it. */
export const addMessage = command('ticket.add-message', {
  input: v.object({ ticketId: uuid, visibility: v.picklist(['public', 'internal'], 'unknown_value'), body }),
  permission: mayReadTickets,
}).answering<{ ticketId: string; messageId: string }>();

/** A requester adds to one of their own tickets; a solved one opens again. */
export const addReply = command('ticket.add-reply', {
  input: v.object({ ticketId: uuid, body }),
  permission: mayUsePortal,
}).answering<{ ticketId: string; messageId: string }>();

/** Gives a ticket to an agent of its department, or to nobody. */
export const assignTicket = command('ticket.assign', {
  input: v.object({ ticketId: uuid, assigneeId: v.nullable(uuid) }),
  permission: mayAssign,
}).answering<{ ticketId: string }>();

/** Sets fields that plugins defined; those not named stay. A value of null empties a field. */
export const setTicketFields = command('ticket.set-fields', {
  input: v.object({ ticketId: uuid, fields: v.pipe(v.record(v.string(), v.unknown()), v.maxEntries(50, 'too_many')) }),
  permission: maySetFields,
}).answering<{ ticketId: string }>();
