import { command, failure, permission, uuid } from '@meja/plugin-sdk/server';
import * as v from 'valibot';

export const mayFlag = permission('__id__.flag', 'Flag tickets that wait for somebody.');

/** Flags a ticket, or takes its flag away. */
export const flagTicket = command('__id__.flag-ticket', {
  input: v.object({ ticketId: uuid, flagged: v.boolean('not_valid') }),
  permission: mayFlag,
}).answering<{ ticketId: string }>();

/** An agent has the ticket already, so it waits for nobody. */
export const alreadyTaken = failure('__Pascal__AlreadyTaken', '__CODE___ALREADY_TAKEN');
