import { computed } from 'vue';
import { TicketByNumberDocument, TimelineDocument, type TicketHeadFragment } from '../../generated/operations.js';
import { useChanges } from '../../shared/graphql/changes.js';
import { useLiveQuery } from '../../shared/graphql/use-live-query.js';
import { api } from '../../shared/session/session.js';

export type OpenTicket = TicketHeadFragment;

/** The ticket with this number, as it changes. */
export function useTicket(number: () => string | null) {
  const { data, trouble, busy, refetch } = useLiveQuery(TicketByNumberDocument, () => {
    const wanted = number();
    return wanted === null ? null : { number: wanted };
  });
  const ticket = computed(() => (data.value?.ticketByNumber?.number === number() ? data.value.ticketByNumber : null));
  useChanges((changes) => {
    const change = changes?.find(({ id }) => id === ticket.value?.id);
    if (changes === null || (change && change.version !== ticket.value?.version)) refetch();
  });
  return { ticket, trouble, missing: computed(() => !busy.value && data.value !== null && data.value.ticketByNumber === null), refetch };
}

/** Reads tickets that are likely to be opened next, so that opening them takes no time. */
export function prefetch(tickets: readonly { readonly id: string; readonly number: string }[]): void {
  for (const { id, number } of tickets) {
    void api.value.query(TicketByNumberDocument, { number }).toPromise();
    void api.value.query(TimelineDocument, { id, after: null }).toPromise();
  }
}
