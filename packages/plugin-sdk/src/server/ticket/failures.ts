import { failure } from '../kernel/result.js';

/** Nothing can be added to a closed ticket. @since 0.1.0 */
export const ticketClosed = failure<{ ticketId: string }>('TicketClosed', 'TICKET_CLOSED');
/** The agent does not work in the ticket's department. @since 0.1.0 */
export const assigneeNotInDepartment = failure<{ ticketId: string; assigneeId: string }>('AssigneeNotInDepartment', 'ASSIGNEE_NOT_IN_DEPARTMENT');
/** The ticket is in the bin or among the spam: restore it first. @since 0.1.0 */
export const ticketRemoved = failure<{ ticketId: string; as: 'spam' | 'bin' }>('TicketRemoved', 'TICKET_REMOVED');
/** Somebody else changed the same fields since the editor saw the ticket, or what a department asks for on its cards. `conflicts` has both values; nothing was changed. @since 0.1.0 */
export const editConflict = failure<({ ticketId: string } | { departmentId: string }) & { version: number; conflicts: readonly { field: string; yours: unknown; theirs: unknown; by: string; at: string }[] }>('EditConflict', 'EDIT_CONFLICT');
/** Somebody wrote since the writer last looked; nothing was added. Read it, or send again without `seenMessageId`. @since 0.1.0 */
export const messagesUnread = failure<{ ticketId: string; count: number; messageIds: readonly string[] }>('MessagesUnread', 'MESSAGES_UNREAD');
/** There is no tier above in this department. @since 0.1.0 */
export const noHigherTier = failure<{ ticketId: string; tierId: string }>('NoHigherTier', 'NO_HIGHER_TIER');
/** There is no tier below. @since 0.1.0 */
export const noLowerTier = failure<{ ticketId: string; tierId: string }>('NoLowerTier', 'NO_LOWER_TIER');
/** The handover card is not complete; `missing` names its empty parts, fields of the department as `fields.<key>`, which `labels` calls as the department does. @since 0.1.0 */
export const handoverMissing = failure<{ ticketId: string; missing: readonly string[]; labels: Readonly<Record<string, string>> }>('HandoverMissing', 'HANDOVER_MISSING');
/** The ticket is in that department already. @since 0.1.0 */
export const sameDepartment = failure<{ ticketId: string; departmentId: string }>('SameDepartment', 'SAME_DEPARTMENT');
/** Nothing waits in this tier. @since 0.1.0 */
export const nothingToTake = failure<{ tierId: string }>('NothingToTake', 'NOTHING_TO_TAKE');
/** A ticket is solved only with a solution; `missing` names what is empty. @since 0.1.0 */
export const solutionMissing = failure<{ ticketId: string; missing: readonly string[] }>('SolutionMissing', 'SOLUTION_MISSING');
/** Only a solved ticket can be confirmed or opened again. @since 0.1.0 */
export const notSolved = failure<{ ticketId: string; status: string }>('NotSolved', 'NOT_SOLVED');
/** Only what is in the bin or among the spam can be restored or destroyed. @since 0.1.0 */
export const notRemoved = failure<{ ticketId: string }>('NotRemoved', 'NOT_REMOVED');
/** As many follow this ticket as may. @since 0.1.0 */
export const tooManyFollowers = failure<{ ticketId: string; most: number }>('TooManyFollowers', 'TOO_MANY_FOLLOWERS');
