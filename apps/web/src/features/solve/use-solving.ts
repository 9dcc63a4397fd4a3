import { nextTick, reactive, shallowRef } from 'vue';
import { SolveTicketDocument, type SolveTicketInput, type TicketHeadFragment } from '../../generated/operations.js';
import { submit } from '../../shared/graphql/submit.js';
import { t } from '../../shared/i18n/index.js';
import { conflictsOf, namesIn, type Conflict } from '../../shared/refusals/conflicts.js';
import { issuesOf, sentenceOf } from '../../shared/refusals/sentences.js';

/** The dialog is open, and the keys of suggestions are its own. */
export const dialogOpen = shallowRef(false);

/** Solves a ticket. What the solution misses is named at its part; what came meanwhile is counted. */
export function useSolving(ticket: () => TicketHeadFragment, refused: () => void) {
  const busy = shallowRef(false);
  const problem = shallowRef('');
  const conflicts = shallowRef<readonly Conflict[]>([]);
  /** Messages that came while somebody wrote. */
  const unread = shallowRef<readonly string[]>([]);
  const errors = reactive<Record<string, string>>({});
  let seen = ticket().version;

  async function solve(input: Omit<SolveTicketInput, 'ticketId' | 'version'>, key: string): Promise<boolean> {
    if (busy.value) return false;
    [busy.value, problem.value, conflicts.value, unread.value] = [true, '', [], []];
    for (const name of Object.keys(errors)) delete errors[name];
    const result = await submit(SolveTicketDocument, { ticketId: ticket().id, version: seen, ...input }, key);
    busy.value = false;
    if (result?.__typename === 'Ticket') return true;
    if (result) refused();
    if (result?.__typename === 'EditConflict') {
      const found = conflictsOf(result.params);
      // Having seen the difference, the next press is meant.
      seen = found.version ?? ticket().version;
      conflicts.value = found.conflicts;
    }
    if (result?.__typename === 'MessagesUnread') return (unread.value = namesIn(result.params, 'messageIds')), false;
    if (result?.__typename === 'SolutionMissing') name(namesIn(result.params, 'missing'));
    if (result?.__typename === 'ValidationFailed') for (const field of issuesOf(result.params).keys()) errors[field] = t('newTicket.refused');
    problem.value = result ? sentenceOf(result) : t('solve.notSent');
    return false;
  }

  function name(missing: readonly string[]): void {
    for (const part of missing) errors[part] = t(`solve.missing.${part}`);
    void nextTick(() => document.querySelector<HTMLElement>(`[role="dialog"] [data-field="${CSS.escape(missing[0] ?? '')}"]`)?.focus());
  }

  return { busy, problem, conflicts, unread, errors, solve };
}
