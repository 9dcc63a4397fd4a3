import type { Cache, OptimisticMutationConfig, UpdatesConfig } from '@urql/exchange-graphcache';
import type { AssignTicketInput, EditTicketInput, RemoveTicketInput } from '../../generated/operations.js';

/** What is shown before the server agreed. Each names exactly the fields that its mutation asks back. */
export const optimistic: OptimisticMutationConfig = {
  assignTicket: ({ input }, cache) => assigned(input as AssignTicketInput, cache),
  editTicket: ({ input }, cache) => edited(input as EditTicketInput, cache),
  markSpam: ({ input }, cache) => removed(input as RemoveTicketInput, cache, 'SPAM'),
  binTicket: ({ input }, cache) => removed(input as RemoveTicketInput, cache, 'BIN'),
  restoreTicket: ({ input }, cache) => removed(input as RemoveTicketInput, cache, null),
};

/** What an answer changes beyond the things it names. */
export const updates: UpdatesConfig = {
  Mutation: {
    destroyTicket: ({ destroyTicket }, { input }, cache) => {
      const { __typename } = destroyTicket as { __typename: string };
      if (__typename === 'TicketDestroyed') cache.invalidate({ __typename: 'Ticket', id: (input as RemoveTicketInput).ticketId });
    },
  },
};

/** What the cache knows of a field; a word that stands in where it knows nothing. */
const known = (cache: Cache, ticket: { __typename: string; id: string }, field: string): string => {
  const value = cache.resolve(ticket, field);
  return typeof value === 'string' ? value : '…';
};
const ticketOf = (cache: Cache, id: string) => {
  const ticket = { __typename: 'Ticket', id };
  return { ...ticket, version: Number(cache.resolve(ticket, 'version') ?? 0) };
};

/** The name of the agent is known from the lists already read. */
function assigned({ ticketId, assigneeId }: AssignTicketInput, cache: Cache) {
  const ticket = ticketOf(cache, ticketId);
  const name = assigneeId ? (cache.resolve({ __typename: 'Agent', id: assigneeId }, 'name') ?? cache.resolve({ __typename: 'Viewer', id: assigneeId }, 'name')) : null;
  return { ...ticket, status: known(cache, ticket, 'status'), assignee: assigneeId ? { __typename: 'Agent', id: assigneeId, name: typeof name === 'string' ? name : '…' } : null };
}

function edited({ ticketId, subject, priority, status }: EditTicketInput, cache: Cache) {
  const ticket = ticketOf(cache, ticketId);
  const now = (field: string) => known(cache, ticket, field);
  return { ...ticket, subject: subject ?? now('subject'), priority: priority ?? now('priority'), status: status ?? now('status') };
}

const removed = ({ ticketId }: RemoveTicketInput, cache: Cache, as: 'SPAM' | 'BIN' | null) => ({ ...ticketOf(cache, ticketId), removedAs: as, removedAt: as ? new Date().toISOString() : null, destroyedFrom: null });
