import { nextTick, reactive, shallowRef } from 'vue';
import { EscalateTicketDocument, TransferTicketDocument, type HandoverCardInput, type TicketHeadFragment } from '../../generated/operations.js';
import { submit } from '../../shared/graphql/submit.js';
import { t } from '../../shared/i18n/index.js';
import { conflictsOf, namesIn, type Conflict } from '../../shared/refusals/conflicts.js';
import { issuesOf, sentenceOf } from '../../shared/refusals/sentences.js';

export interface Destination {
  readonly departmentId: string;
  readonly tierId: string;
}

/** Hands a ticket up, or over to `destination`. What the card misses is named at its part. */
export function useHandingOver(ticket: () => TicketHeadFragment, refused: () => void) {
  const busy = shallowRef(false);
  const problem = shallowRef('');
  const conflicts = shallowRef<readonly Conflict[]>([]);
  const errors = reactive<Record<string, string>>({});
  let seen = ticket().version;

  /** The ticket afterwards; `hidden` when it went where one may not look; null when it was refused. */
  async function handOver(card: HandoverCardInput, destination: Destination | null, key: string): Promise<TicketHeadFragment | 'hidden' | null> {
    if (busy.value) return null;
    [busy.value, problem.value, conflicts.value] = [true, '', []];
    for (const name of Object.keys(errors)) delete errors[name];
    const ticketId = ticket().id;
    const result = destination
      ? await submit(TransferTicketDocument, { ticketId, version: seen, card, ...destination }, key)
      : await submit(EscalateTicketDocument, { ticketId, version: seen, card }, key);
    busy.value = false;
    if (result?.__typename === 'Ticket') return result;
    if (result?.__typename === 'TicketHandedOver') return result.ticket ?? 'hidden';
    if (result) refused();
    if (result?.__typename === 'EditConflict') {
      const found = conflictsOf(result.params);
      // Having seen the difference, the next press is meant.
      seen = found.version ?? ticket().version;
      conflicts.value = found.conflicts;
    }
    if (result?.__typename === 'HandoverMissing') name(namesIn(result.params, 'missing'));
    if (result?.__typename === 'ValidationFailed') for (const field of issuesOf(result.params).keys()) errors[field] = t('newTicket.refused');
    problem.value = result ? sentenceOf(result) : t('handover.notSent');
    return null;
  }

  function name(missing: readonly string[]): void {
    for (const part of missing) errors[part] = t(part.startsWith('fields.') ? 'handover.missing.field' : `handover.missing.${part}`);
    void nextTick(() => document.querySelector<HTMLElement>(`[role="dialog"] [data-field="${CSS.escape(missing[0] ?? '')}"]`)?.focus());
  }

  return { busy, problem, conflicts, errors, handOver };
}
