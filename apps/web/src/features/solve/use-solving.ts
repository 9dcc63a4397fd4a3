import { shallowRef } from 'vue';
import { SolveTicketDocument, type SolveTicketInput, type TicketHeadFragment } from '../../generated/operations.js';
import { submit } from '../../shared/graphql/submit.js';
import { t } from '../../shared/i18n/index.js';
import { namesIn } from '../../shared/refusals/conflicts.js';
import { useFormRefusals } from '../../shared/refusals/use-form-refusals.js';

/** The dialog is open, and the keys of suggestions are its own. */
export const dialogOpen = shallowRef(false);

/** Solves a ticket. What the solution misses is named at its part; what came meanwhile is counted. */
export function useSolving(ticket: () => TicketHeadFragment, refused: () => void) {
  const { handIn, show, ...form } = useFormRefusals(ticket, refused, { notSent: () => t('solve.notSent'), missing: (part) => t(`solve.missing.${part}`) });
  /** Messages that came while somebody wrote. */
  const unread = shallowRef<readonly string[]>([]);

  async function solve(input: Omit<SolveTicketInput, 'ticketId' | 'version'>, key: string): Promise<boolean> {
    if (form.busy.value) return false;
    unread.value = [];
    const result = await handIn((version) => submit(SolveTicketDocument, { ticketId: ticket().id, version, ...input }, key));
    if (result?.__typename === 'Ticket') return true;
    if (result?.__typename === 'MessagesUnread') unread.value = namesIn(result.params, 'messageIds');
    show(result);
    return false;
  }

  return { ...form, unread, solve };
}
