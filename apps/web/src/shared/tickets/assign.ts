import { AssignTicketDocument, type TicketRowFragment } from '../../generated/operations.js';
import { idempotent } from '../graphql/idempotency.js';
import { t } from '../i18n/index.js';
import { conflictsOf } from '../refusals/conflicts.js';
import { sentenceOf } from '../refusals/sentences.js';
import { api } from '../session/session.js';
import { useToasts } from '../ui/toasts.js';

type Assignable = Pick<TicketRowFragment, 'id' | 'number' | 'version' | 'assignee'>;
type Person = { readonly id: string; readonly name: string };

/** Gives the ticket to somebody, or to nobody: shown at once, with a way back. Who got it meanwhile keeps it, unless one takes it all the same. */
export async function assign(ticket: Assignable, to: Person | null, byMyself = false): Promise<void> {
  const toasts = useToasts();
  const before = ticket.assignee;
  if (before?.id === to?.id) return;
  const { data, error } = await api.value.mutation(AssignTicketDocument, { input: { ticketId: ticket.id, version: ticket.version, assigneeId: to?.id ?? null } }, idempotent()).toPromise();
  const result = data?.assignTicket;
  if (error || !result) toasts.show({ tone: 'danger', text: t('errors.notSaved') });
  else if (result.__typename === 'EditConflict') {
    const { version, conflicts } = conflictsOf(result.params);
    const again = { label: t('conflict.useMine'), run: () => void assign({ ...ticket, version: version ?? ticket.version }, to, byMyself) };
    toasts.show({ tone: 'danger', text: t('ticket.assignedMeanwhile', { number: ticket.number, name: conflicts[0]?.by ?? '' }), action: again });
  } else if (result.__typename !== 'Ticket') toasts.show({ tone: 'danger', text: sentenceOf(result) });
  else {
    const text = byMyself ? t('ticket.taken', { number: ticket.number }) : to ? t('ticket.assignedTo', { number: ticket.number, name: to.name }) : t('ticket.unassigned', { number: ticket.number });
    toasts.show({ text, action: { label: t('actions.undo'), run: () => void assign({ ...ticket, version: result.version, assignee: to }, before) } });
  }
}
