import * as v from 'valibot';
import { command } from '../kernel/commands.js';
import { cleanText, emailAddress, line, prose, uuid } from '../kernel/schemas.js';
import { mayUsePortal } from '../user/permissions.js';
import { mayAssign, mayBeAssigned, mayConfigureHandover, mayCreateTickets, mayDestroyTickets, mayEditTickets, mayEscalate, mayReadTickets, mayRedact, mayRemoveTickets, mayReply, maySetFields, maySolve, mayTransfer } from './permissions.js';

const subject = line(250);
const body = prose(100_000);
const priority = v.picklist(['low', 'normal', 'high', 'urgent'], 'unknown_value');
const version = v.optional(v.pipe(v.number('not_a_number'), v.integer('not_an_integer'), v.minValue(1, 'too_small')));
/** What an agent may set by hand; `new`, `solved` and `closed` come by their own commands. */
const openStatus = v.picklist(['open', 'waiting_for_requester', 'waiting_for_third_party'], 'unknown_value');
const uploadIds = v.optional(v.pipe(v.array(uuid), v.maxLength(20, 'too_many')));

/** Opens a ticket on behalf of a requester, who is registered when unknown. First tier of the department, next number. @since 0.1.0 */
export const createTicket = command('ticket.create', {
  input: v.object({ departmentId: uuid, subject, body, requesterEmail: emailAddress, requesterName: v.optional(line(200)), priority: v.optional(priority, 'normal'), uploadIds }),
  permission: mayCreateTickets,
}).answering<{ ticketId: string; messageId: string }>();

/** A requester asks in the help centre; anonymous callers give their address. @since 0.1.0 */
export const submitRequest = command('ticket.submit-request', {
  input: v.object({ departmentId: uuid, subject, body, email: v.optional(emailAddress), name: v.optional(line(200)), uploadIds }),
  permission: null,
}).answering<{ ticketId: string; messageId: string; number: string }>();

/**
 * An agent adds a public reply or an internal note. A reply to a new ticket opens it and is sent to the requester. With `seenMessageId`, the last
 * message the writer has read, a reply is refused when somebody else wrote since; without it, it is added whatever happened meanwhile. With `version`,
 * `thenStatus` is not set over a status that somebody else set since: nothing is added then.
 * @since 0.1.0
 */
export const addMessage = command('ticket.add-message', {
  input: v.object({ ticketId: uuid, visibility: v.picklist(['public', 'internal'], 'unknown_value'), body, uploadIds, seenMessageId: v.optional(uuid), version, thenStatus: v.optional(openStatus) }),
  permission: mayReadTickets,
}).answering<{ ticketId: string; messageId: string }>();

/** A requester adds to one of their own tickets. A solved one opens again; of a closed one a follow-up is opened, and its id is answered. @since 0.1.0 */
export const addReply = command('ticket.add-reply', {
  input: v.object({ ticketId: uuid, body, uploadIds }),
  permission: mayUsePortal,
}).answering<{ ticketId: string; messageId: string }>();

/** Gives a ticket to an agent of its department, or to nobody. With `version` it is not taken from who got it meanwhile. @since 0.1.0 */
export const assignTicket = command('ticket.assign', {
  input: v.object({ ticketId: uuid, version, assigneeId: v.nullable(uuid) }),
  permission: mayAssign,
}).answering<{ ticketId: string }>();

/** Sets fields that plugins defined; those not named stay. A value of null empties a field. With `version` nobody else's change of the same field is overwritten. @since 0.1.0 */
export const setTicketFields = command('ticket.set-fields', {
  input: v.object({ ticketId: uuid, version, fields: v.pipe(v.record(v.string(), v.unknown()), v.maxEntries(50, 'too_many')) }),
  permission: maySetFields,
}).answering<{ ticketId: string }>();

/**
 * Changes subject, priority or status; what is not named stays. With `version`, the one the editor saw, the change is refused when somebody else
 * changed the same field since; fields nobody else touched are changed.
 * @since 0.1.0
 */
export const editTicket = command('ticket.edit', {
  input: v.object({ ticketId: uuid, version, subject: v.optional(subject), priority: v.optional(priority), status: v.optional(openStatus) }),
  permission: mayEditTickets,
}).answering<{ ticketId: string }>();

/** Keeps a person informed by mail of what is said in public from now on. At most ten follow a ticket. @since 0.1.0 */
export const addFollower = command('ticket.add-follower', {
  input: v.object({ ticketId: uuid, email: emailAddress, name: v.optional(line(200)) }),
  permission: mayReply,
}).answering<{ ticketId: string; userId: string }>();

/** Lets a person whom a mail proposed (its Cc) follow the ticket from now on. @since 0.1.0 */
export const confirmFollower = command('ticket.confirm-follower', {
  input: v.object({ ticketId: uuid, userId: uuid }),
  permission: mayReply,
}).answering<{ ticketId: string }>();

/** Ends following, or declines a proposal. @since 0.1.0 */
export const removeFollower = command('ticket.remove-follower', {
  input: v.object({ ticketId: uuid, userId: uuid }),
  permission: mayReply,
}).answering<{ ticketId: string }>();

// Escalation

const cardText = v.optional(v.pipe(v.string('not_text'), v.transform(cleanText), v.maxLength(20_000, 'too_long')), '');

/** What travels with a ticket that is handed over. Which parts must be filled is checked by the command, which names those that are missing. @since 0.1.0 */
export const handoverCard = v.object({
  /** What was tried, and what came of it. */
  tried: cardText,
  /** What was seen: error texts, times, screenshots by name. */
  evidence: cardText,
  /** What the next tier is asked. */
  question: cardText,
  /** What the requester was promised; say so when nothing was. */
  promised: cardText,
  /** Values of the fields that the department of the ticket asks for, by key. */
  fields: v.optional(v.pipe(v.record(v.string(), v.unknown()), v.maxEntries(50, 'too_many'))),
});

/** Hands a ticket to the next tier of its department, with a complete card. It is nobody's there until somebody takes it. @since 0.1.0 */
export const escalateTicket = command('ticket.escalate', {
  input: v.object({ ticketId: uuid, version, card: handoverCard }),
  permission: mayEscalate,
}).answering<{ ticketId: string; handoverId: string }>();

/** Gives a ticket back to the tier below, with a reason. @since 0.1.0 */
export const deescalateTicket = command('ticket.deescalate', {
  input: v.object({ ticketId: uuid, version, reason: prose(20_000) }),
  permission: mayEscalate,
}).answering<{ ticketId: string; handoverId: string }>();

/** Hands a ticket to the first tier of another department, or to the tier named, with a complete card. @since 0.1.0 */
export const transferTicket = command('ticket.transfer', {
  input: v.object({ ticketId: uuid, version, departmentId: uuid, tierId: v.optional(uuid), card: handoverCard }),
  permission: mayTransfer,
}).answering<{ ticketId: string; handoverId: string }>();

/** Takes the next ticket of a tier that nobody has: the most urgent, then the oldest. Two agents never get the same one. @since 0.1.0 */
export const takeNextTicket = command('ticket.take-next', {
  input: v.object({ tierId: uuid }),
  permission: mayBeAssigned,
}).answering<{ ticketId: string }>();

/** Sets the fields that a department asks for on its handover cards, in this order; those left out are no longer asked for. What somebody else changed since `version` is refused. @since 0.1.0 */
export const setHandoverFields = command('ticket.set-handover-fields', {
  input: v.object({
    departmentId: uuid,
    version,
    fields: v.pipe(
      v.array(v.object({ key: v.pipe(v.string('not_text'), v.regex(/^[a-z][a-zA-Z0-9]{0,39}$/, 'not_a_key')), label: line(100), type: v.picklist(['text', 'number', 'boolean', 'date', 'choice'], 'unknown_value'), required: v.boolean('not_a_boolean'), choices: v.optional(v.pipe(v.array(line(100)), v.maxLength(50, 'too_many')), []) })),
      v.maxLength(12, 'too_many'),
    ),
  }),
  permission: mayConfigureHandover,
}).answering<{ departmentId: string }>();

// Solving

/**
 * Solves a ticket. A solution is written down (symptom, cause, steps), or an earlier one is named; without either it is refused. The requester is
 * told `reply`, or the steps when there is none, on the channel they used, and can confirm or reopen.
 * @since 0.1.0
 */
export const solveTicket = command('ticket.solve', {
  input: v.object({
    ticketId: uuid,
    version,
    solution: v.optional(v.object({ symptom: cardText, cause: cardText, steps: cardText })),
    earlierSolutionId: v.optional(uuid),
    reply: v.optional(prose(100_000)),
    seenMessageId: v.optional(uuid),
  }),
  permission: maySolve,
}).answering<{ ticketId: string; solutionId: string; messageId: string }>();

/** Opens a solved ticket again, with a reason that agents read. A closed one cannot be opened; a follow-up can. @since 0.1.0 */
export const reopenTicket = command('ticket.reopen', {
  input: v.object({ ticketId: uuid, reason: prose(20_000) }),
  permission: maySolve,
}).answering<{ ticketId: string }>();

/** The requester says that it is settled: the ticket closes. For the help centre and for links in mail. @since 0.1.0 */
export const confirmSolution = command('ticket.confirm-solution', {
  input: v.object({ ticketId: uuid }),
  permission: null,
}).answering<{ ticketId: string }>();

/** Closes a solved ticket whose requester said nothing for the time the installation allows. Asked for by a job. @since 0.1.0 */
export const closeTicket = command('ticket.close', {
  input: v.object({ ticketId: uuid }),
  permission: maySolve,
}).answering<{ ticketId: string }>();

// Removing

/** Puts tickets that nobody asked for out of sight. Nothing is sent to their senders any more. @since 0.1.0 */
export const markSpam = command('ticket.mark-spam', { input: v.object({ ticketId: uuid }), permission: mayRemoveTickets }).answering<{ ticketId: string }>();

/** Puts a ticket into the bin; thirty days later it is destroyed. @since 0.1.0 */
export const binTicket = command('ticket.bin', { input: v.object({ ticketId: uuid }), permission: mayRemoveTickets }).answering<{ ticketId: string }>();

/** Takes a ticket out of the bin, or says that it was no spam. @since 0.1.0 */
export const restoreTicket = command('ticket.restore', { input: v.object({ ticketId: uuid }), permission: mayRemoveTickets }).answering<{ ticketId: string }>();

/** Destroys a ticket in the bin or among the spam for good: words, files, the bytes it came in. Its number stays taken. @since 0.1.0 */
export const destroyTicket = command('ticket.destroy', { input: v.object({ ticketId: uuid }), permission: mayDestroyTickets }).answering<{ ticketId: string; number: string }>();

/** Takes the words and files of a message away for good; where it stood, the timeline says who did it and why. @since 0.1.0 */
export const redactMessage = command('ticket.redact-message', { input: v.object({ messageId: uuid, reason: line(250) }), permission: mayRedact }).answering<{ ticketId: string; messageId: string }>();

// Sending

/** Tries an outgoing message that failed again at once. Who may reply in the department of its ticket may; of a link to an account, who may configure the workspace. Answers `NotFound` for one that does not exist for the caller; one that did not fail stays as it is. @since 0.1.0 */
export const retryOutbound = command('ticket.retry-outbound', { input: v.object({ outboundId: uuid }), permission: mayReply }).answering<{ outboundId: string }>();
