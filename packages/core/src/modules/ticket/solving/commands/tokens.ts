import * as v from 'valibot';
import { command, prose, uuid } from '@meja/plugin-sdk/server/kernel';
import { mayUsePortal } from '@meja/plugin-sdk/server/user';

/** The requester says in the help centre what is still wrong: a solved ticket opens again, of a closed one a follow-up is opened, whose id is answered. */
export const reopenMyTicket = command('ticket.reopen-mine', {
  input: v.object({ ticketId: uuid, body: prose(100_000), uploadIds: v.optional(v.pipe(v.array(uuid), v.maxLength(20, 'too_many')), []) }),
  permission: mayUsePortal,
}).answering<{ ticketId: string }>();

/** The requester answers by the link in a mail, once for each solution. For `AnswersByLink` only, which has checked the link: the handler refuses everybody but the system. */
export const answerByLink = command('ticket.answer-by-link', {
  input: v.object({ ticketId: uuid, solutionId: uuid, verdict: v.picklist(['confirm', 'reopen'], 'unknown_value'), body: v.optional(prose(100_000)) }),
  permission: null,
}).answering<{ ticketId: string }>();
