import { computed, shallowRef, watch } from 'vue';
import { TicketByNumberDocument, TimelineDocument, type GoneReason, type TicketHeadFragment } from '../../generated/operations.js';
import { useChanges } from '../../shared/graphql/changes.js';
import { useLiveQuery } from '../../shared/graphql/use-live-query.js';
import { api } from '../../shared/session/session.js';

export type OpenTicket = TicketHeadFragment;

/** A ticket that was open and is not here any more. */
export interface LeftTicket extends Pick<OpenTicket, 'id' | 'number' | 'subject'> {
  readonly reason: GoneReason;
}

/** The ticket with this number, as it changes, also when it goes away under the eyes of its reader. */
export function useTicket(number: () => string | null) {
  const { data, trouble, busy, refetch } = useLiveQuery(TicketByNumberDocument, () => {
    const wanted = number();
    return wanted === null ? null : { number: wanted };
  });
  const left = shallowRef<LeftTicket | null>(null);
  const ticket = computed(() => (left.value === null && data.value?.ticketByNumber?.number === number() ? data.value.ticketByNumber : null));
  watch(number, () => (left.value = null), { flush: 'sync' });

  function leave(reason: GoneReason): void {
    if (ticket.value) left.value = { id: ticket.value.id, number: ticket.value.number, subject: ticket.value.subject, reason };
  }
  useChanges((changes) => {
    const known = ticket.value ?? left.value;
    const change = changes?.find(({ id }) => id === known?.id);
    if (change?.gone) return leave(change.gone);
    // Somebody handed it back.
    if (change) left.value = null;
    if (changes === null || (change && change.version !== ticket.value?.version)) refetch();
  });
  return { ticket, left, leave, trouble, missing: computed(() => !busy.value && data.value !== null && data.value.ticketByNumber === null), refetch };
}

/** Reads tickets that are likely to be opened next, so that opening them takes no time. */
export function prefetch(tickets: readonly { readonly id: string; readonly number: string }[]): void {
  for (const { id, number } of tickets) {
    void api.value.query(TicketByNumberDocument, { number }).toPromise();
    void api.value.query(TimelineDocument, { id, after: null }).toPromise();
  }
}
