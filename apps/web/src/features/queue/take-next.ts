import { shallowRef } from 'vue';
import { TakeNextTicketDocument, type TicketRowFragment } from '../../generated/operations.js';
import { idempotent } from '../../shared/graphql/idempotency.js';
import { t } from '../../shared/i18n/index.js';
import { sentenceOf } from '../../shared/refusals/sentences.js';
import { api, viewer } from '../../shared/session/session.js';
import { assign } from '../../shared/tickets/assign.js';
import { useToasts } from '../../shared/ui/toasts.js';

/** Takes what is most urgent and oldest of a tier. Two people who ask at the same moment get two tickets. */
export function useTakeNext(taken: (ticket: TicketRowFragment) => void) {
  const busy = shallowRef(false);
  const toasts = useToasts();

  async function takeNext(tierId: string): Promise<void> {
    if (busy.value) return;
    busy.value = true;
    const { data, error } = await api.value.mutation(TakeNextTicketDocument, { input: { tierId } }, idempotent()).toPromise();
    busy.value = false;
    const result = data?.takeNextTicket;
    if (error || !result) return toasts.show({ tone: 'danger', text: t('errors.notSaved') });
    if (result.__typename === 'NothingToTake') return toasts.show({ text: t('queue.nothingToTake') });
    if (result.__typename !== 'Ticket') return toasts.show({ tone: 'danger', text: sentenceOf(result) });
    const me = viewer.value;
    toasts.show({ tone: 'success', text: t('ticket.taken', { number: result.number }), action: { label: t('actions.undo'), run: () => void assign({ ...result, assignee: me && { id: me.id, name: me.name } }, null) } });
    taken(result);
  }

  return { busy, takeNext };
}
