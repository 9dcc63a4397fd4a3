import { command, event, failure, jobToken, line, permission, uuid } from '@meja/plugin-sdk/server';
import * as v from 'valibot';

export const mayRequestCalls = permission('example.request-call', 'Note that a requester wants to be phoned.');

/** Notes the wish to be phoned. The same number on the same ticket is one wish. */
export const requestCall = command('example.request-call', {
  input: v.object({ ticketId: uuid, phone: line(40) }),
  permission: mayRequestCalls,
}).answering<{ callId: string }>();

export const callRequested = event('example.call_requested', 1).with<{ ticketId: string; callId: string }>();

export const notAPhoneNumber = failure<{ phone: string }>('NotAPhoneNumber', 'EXAMPLE_NOT_A_PHONE_NUMBER');
/** What the guard answers. */
export const passwordInReply = failure('RefusedByGuard', 'EXAMPLE_PASSWORD_IN_REPLY');

export const remindOfCall = jobToken('example.remind-of-call', v.object({ ticketId: uuid, callId: uuid }));
export const forgetOldCalls = jobToken('example.forget-old-calls', v.object({}));
