import { Client, fetchExchange, mapExchange, subscriptionExchange, type CombinedError } from '@urql/core';
import { cacheExchange, type Cache } from '@urql/exchange-graphcache';
import { spokenLocale } from '../i18n/index.js';
import { isSignedOut } from './trouble.js';
import type { Socket } from './socket.js';

export const endpoint = '/graphql';

/** The agent API with its normalised cache. A new one for each person: nothing cached for one is left for the next. */
export function createApi(socket: Socket, signedOut: () => void): Client {
  return new Client({
    url: endpoint,
    preferGetMethod: false,
    fetchOptions: () => ({ headers: { 'accept-language': spokenLocale() } }),
    exchanges: [
      mapExchange({ onError: (error: CombinedError) => void (isSignedOut(error) && signedOut()) }),
      createCache(),
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query, variables }) => ({
          subscribe: (sink) => ({ unsubscribe: socket.subscribe({ query: query ?? '', variables: variables ?? {} }, sink) }),
        }),
      }),
    ],
  });
}

/** What has no id of its own is kept inside of what holds it. */
const embedded = () => null;
const keyless = [
  'AssigneeNotInDepartment', 'ChangedTicket', 'IdempotencyConflict', 'NotFound', 'PageInfo', 'QueueCount', 'RefusedByGuard', 'SignInRefused', 'TicketClosed',
  'TicketConnection', 'TicketEdge', 'TicketsChanged', 'TimelineConnection', 'TimelineEdge', 'TooManyAttempts', 'ValidationFailed',
];

const createCache = () =>
  cacheExchange({
    keys: Object.fromEntries(keyless.map((name) => [name, embedded])),
    optimistic: { assignTicket: ({ input }, cache) => assigned(input, cache) },
  });

const textOf = (value: unknown) => (typeof value === 'string' ? value : '…');

/** The ticket as it will be once the server agreed; the name of the agent is known from the lists already read. */
function assigned(input: unknown, cache: Cache) {
  const { ticketId, assigneeId } = input as { ticketId: string; assigneeId: string | null };
  const ticket = { __typename: 'Ticket', id: ticketId };
  const name = assigneeId ? (cache.resolve({ __typename: 'Agent', id: assigneeId }, 'name') ?? cache.resolve({ __typename: 'Viewer', id: assigneeId }, 'name')) : null;
  return {
    ...ticket,
    version: Number(cache.resolve(ticket, 'version') ?? 0),
    status: textOf(cache.resolve(ticket, 'status')),
    assignee: assigneeId ? { __typename: 'Agent', id: assigneeId, name: textOf(name) } : null,
  };
}
