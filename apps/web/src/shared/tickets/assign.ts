import { AssignTicketDocument, type TicketRowFragment } from '../../generated/operations.js';
import { idempotent } from '../graphql/idempotency.js';
import { t } from '../i18n/index.js';
import { sentenceOf } from '../refusals/sentences.js';
import { api } from '../session/session.js';
import { useToasts } from '../ui/toasts.js';

type Assignable = Pick<TicketRowFragment, 'id' | 'number' | 'assignee'>;
type Person = { readonly id: string; readonly name: string };

/** Gives the ticket to somebody, or to nobody: shown at once, with a way back. */
export async function assign(ticket: Assignable, to: Person | null, byMyself = false): Promise<void> {
  const toasts = useToasts();
  const before = ticket.assignee;
  if (before?.id === to?.id) return;
  const { data, error } = await api.value.mutation(AssignTicketDocument, { input: { ticketId: ticket.id, assigneeId: to?.id ?? null } }, idempotent()).toPromise();
  const result = data?.assignTicket;
  if (error || !result) toasts.show({ tone: 'danger', text: t('errors.notSaved') });
  else if (result.__typename !== 'Ticket') toasts.show({ tone: 'danger', text: sentenceOf(result) });
  else {
    const text = byMyself ? t('ticket.taken', { number: ticket.number }) : to ? t('ticket.assignedTo', { number: ticket.number, name: to.name }) : t('ticket.unassigned', { number: ticket.number });
    toasts.show({ text, action: { label: t('actions.undo'), run: () => void assign({ ...ticket, assignee: to }, before) } });
  }
}
