import { Commands, createTicket, type InputOf } from '@meja/plugin-sdk/server';
import { addressOf, done, type PersonName } from './people.js';
import type { TestServer } from './test-server.js';

type More = Partial<Omit<InputOf<typeof createTicket>, 'requesterEmail'>> & { readonly requester?: PersonName };

/** Opens a ticket of custV in department A, unless something else is said. Answers its id. */
export async function aTicket({ app, system, people }: Pick<TestServer, 'app' | 'system' | 'people'>, { requester = 'custV', ...more }: More = {}): Promise<string> {
  const input = { departmentId: people.departmentA, subject: 'The printer blinks', body: 'Please help.', priority: 'normal' as const, requesterEmail: addressOf(requester), ...more };
  return (await done(app.get(Commands, { strict: false }), system, createTicket, input)).ticketId;
}
