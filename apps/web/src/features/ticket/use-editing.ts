import { shallowRef, watch } from 'vue';
import { EditTicketDocument, type EditTicketInput } from '../../generated/operations.js';
import { submit } from '../../shared/graphql/submit.js';
import { t } from '../../shared/i18n/index.js';
import { conflictsOf, type Conflict } from '../../shared/refusals/conflicts.js';
import { sentenceOf } from '../../shared/refusals/sentences.js';
import { fieldWord, valueWord } from '../../shared/tickets/field-words.js';
import { useToasts } from '../../shared/ui/toasts.js';
import type { OpenTicket } from './use-ticket.js';

export type Edit = Pick<EditTicketInput, 'subject' | 'priority' | 'status'>;

/** An edit that met somebody else's. */
export interface Contested {
  readonly wanted: Edit;
  readonly version: number;
  readonly conflicts: readonly Conflict[];
}

/** Changes subject, priority and status: shown at once, with a way back; what somebody else changed meanwhile is shown, not overwritten. */
export function useEditing(ticket: () => OpenTicket) {
  const contested = shallowRef<Contested | null>(null);
  const toasts = useToasts();
  watch(() => ticket().id, () => (contested.value = null));

  /** `seen` is the version the editor looked at. */
  async function edit(wanted: Edit, seen = ticket().version): Promise<void> {
    const { id: ticketId, subject, priority, status } = ticket();
    const before = { subject, priority, status };
    const [field] = (Object.keys(wanted) as (keyof Edit)[]).filter((name) => wanted[name] !== before[name]);
    contested.value = null;
    if (!field) return;
    const result = await submit(EditTicketDocument, { ticketId, version: seen, ...wanted });
    if (result?.__typename === 'EditConflict' && ticket().id === ticketId) {
      const { version, conflicts } = conflictsOf(result.params);
      contested.value = { wanted, version: version ?? ticket().version, conflicts };
    } else if (result?.__typename !== 'Ticket') toasts.show({ tone: 'danger', text: result ? sentenceOf(result) : t('errors.notSaved') });
    else {
      const undo = { label: t('actions.undo'), run: () => void edit({ [field]: before[field] }) };
      toasts.show({ text: t('ticket.edited', { field: fieldWord(field), value: valueWord(field, wanted[field] ?? null) }), ...(returnable(field, before) && { action: undo }) });
    }
  }

  /** The other one stays, or ours is set although the other one is known now. */
  const settle = (mine: boolean): void => {
    const known = contested.value;
    contested.value = null;
    if (mine && known) void edit(known.wanted, known.version);
  };

  return { contested, edit, settle };
}

/** Nobody can make a ticket new again, and solving has a dialog of its own. */
const returnable = (field: keyof Edit, before: { readonly status: OpenTicket['status'] }) => field !== 'status' || settable.some((status) => status === before.status);

/** What may be set by hand. */
export const settable = ['OPEN', 'WAITING_FOR_REQUESTER', 'WAITING_FOR_THIRD_PARTY'] as const;
