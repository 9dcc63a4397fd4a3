import { event } from '../kernel/events.js';

/** A request became a ticket. Its first message is `messageId`. @since 0.1.0 */
export const ticketCreated = event('ticket.created', 1).with<{
  ticketId: string;
  messageId: string;
  number: string;
  departmentId: string;
  tierId: string;
  requesterId: string;
  channel: string;
}>();

/** A public reply or an internal note was added. The first message of a ticket is told by `ticketCreated` alone. @since 0.1.0 */
export const messageAdded = event('ticket.message_added', 1).with<{
  ticketId: string;
  messageId: string;
  visibility: 'public' | 'internal';
  fromAgent: boolean;
  channel: string;
}>();

/** The assignee changed; null is nobody. @since 0.1.0 */
export const ticketAssigned = event('ticket.assigned', 1).with<{ ticketId: string; assigneeId: string | null; previousAssigneeId: string | null }>();

/** The status changed. @since 0.1.0 */
export const ticketStatusChanged = event('ticket.status_changed', 1).with<{ ticketId: string; status: string; previousStatus: string }>();

/** Fields that plugins defined were set. @since 0.1.0 */
export const ticketFieldsSet = event('ticket.fields_set', 1).with<{ ticketId: string; fieldIds: readonly string[] }>();

/** Subject, priority or status were edited; `fields` names which. Values stand in the audit. @since 0.1.0 */
export const ticketEdited = event('ticket.edited', 1).with<{ ticketId: string; fields: readonly string[] }>();

/** Somebody is kept informed, was proposed by a mail (`pending`), or is not any more (`removed`). @since 0.1.0 */
export const followerChanged = event('ticket.follower_changed', 1).with<{ ticketId: string; userId: string; state: 'pending' | 'following' | 'removed' }>();

/** Handed to the tier above. The card is `handoverId`. `seconds` is how long the ticket was at the tier it left. @since 0.1.0 */
export const ticketEscalated = event('ticket.escalated', 1).with<{ ticketId: string; handoverId: string; fromTierId: string; toTierId: string; seconds: number }>();

/** Given back to the tier below; `bounces` counts how often the ticket came back to a tier it had left. @since 0.1.0 */
export const ticketDeescalated = event('ticket.deescalated', 1).with<{ ticketId: string; handoverId: string; fromTierId: string; toTierId: string; seconds: number; bounces: number }>();

/** Handed to another department. @since 0.1.0 */
export const ticketTransferred = event('ticket.transferred', 1).with<{
  ticketId: string;
  handoverId: string;
  fromDepartmentId: string;
  toDepartmentId: string;
  fromTierId: string;
  toTierId: string;
  seconds: number;
  bounces: number;
}>();

/** Solved with a solution. `messageId` is what the requester was told. `reused` when an earlier solution settled it. @since 0.1.0 */
export const ticketSolved = event('ticket.solved', 1).with<{ ticketId: string; solutionId: string; messageId: string; reused: boolean }>();

/** Open again: by an agent, by the requester's reply, or by the link in the mail. @since 0.1.0 */
export const ticketReopened = event('ticket.reopened', 1).with<{ ticketId: string; solutionId: string | null; by: 'agent' | 'requester' }>();

/** The requester confirmed that it is settled. @since 0.1.0 */
export const solutionConfirmed = event('ticket.solution_confirmed', 1).with<{ ticketId: string; solutionId: string | null }>();

/** Nothing can be added any more. `by`: the requester confirmed, or time passed. @since 0.1.0 */
export const ticketWasClosed = event('ticket.closed', 1).with<{ ticketId: string; by: 'requester' | 'time' | 'agent' }>();

/** A late reply to a closed ticket became a ticket of its own. @since 0.1.0 */
export const followUpOpened = event('ticket.follow_up_opened', 1).with<{ ticketId: string; followUpId: string }>();

/** Put out of sight as spam or into the bin. @since 0.1.0 */
export const ticketRemovedFromView = event('ticket.removed', 1).with<{ ticketId: string; as: 'spam' | 'bin' }>();

/** Back in its queue. @since 0.1.0 */
export const ticketRestored = event('ticket.restored', 1).with<{ ticketId: string; was: 'spam' | 'bin' }>();

/** Gone for good; only the number is known any more. @since 0.1.0 */
export const ticketDestroyed = event('ticket.destroyed', 1).with<{ ticketId: string; number: string; departmentId: string }>();

/** Words and files of a message were taken away. @since 0.1.0 */
export const messageRedacted = event('ticket.message_redacted', 1).with<{ ticketId: string; messageId: string; reason: string }>();

/** A message to somebody outside left, or cannot be delivered; `failed` is final. @since 0.1.0 */
export const outboundSettled = event('ticket.outbound_settled', 1).with<{ ticketId: string; outboundId: string; messageId: string | null; state: 'sent' | 'failed' }>();
