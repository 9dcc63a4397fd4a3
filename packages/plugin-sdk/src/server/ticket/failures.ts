import { failure } from '../kernel/result.js';

/** Nothing can be added to a closed ticket. */
export const ticketClosed = failure<{ ticketId: string }>('TicketClosed', 'TICKET_CLOSED');
/** The agent does not work in the ticket's department. */
export const assigneeNotInDepartment = failure<{ ticketId: string; assigneeId: string }>('AssigneeNotInDepartment', 'ASSIGNEE_NOT_IN_DEPARTMENT');
