import * as v from 'valibot';
import { command } from '../kernel/commands.js';
import { emailAddress, line, locale, timeZone } from '../kernel/schemas.js';

/** Finds the person with this address or registers a new requester. For channels and forms; nobody signs in by it. */
export const registerRequester = command('user.register-requester', {
  input: v.object({ email: emailAddress, name: v.optional(line(200)), locale: v.optional(locale), timeZone: v.optional(timeZone) }),
  permission: null,
}).answering<{ userId: string; name: string; created: boolean }>();
