import { EscalateTicketDocument, TransferTicketDocument, type HandoverCardInput, type TicketHeadFragment } from '../../generated/operations.js';
import { submit } from '../../shared/graphql/submit.js';
import { t } from '../../shared/i18n/index.js';
import { useFormRefusals } from '../../shared/refusals/use-form-refusals.js';

export interface Destination {
  readonly departmentId: string;
  readonly tierId: string;
}

/** Hands a ticket up, or over to `destination`. What the card misses is named at its part. */
export function useHandingOver(ticket: () => TicketHeadFragment, refused: () => void) {
  const { handIn, show, ...form } = useFormRefusals(ticket, refused, { notSent: () => t('handover.notSent'), missing: (part) => t(part.startsWith('fields.') ? 'handover.missing.field' : `handover.missing.${part}`) });

  /** The ticket afterwards; `hidden` when it went where one may not look; null when it was refused. */
  async function handOver(card: HandoverCardInput, destination: Destination | null, key: string): Promise<TicketHeadFragment | 'hidden' | null> {
    if (form.busy.value) return null;
    const ticketId = ticket().id;
    const result = await handIn(async (version) =>
      destination ? await submit(TransferTicketDocument, { ticketId, version, card, ...destination }, key) : await submit(EscalateTicketDocument, { ticketId, version, card }, key));
    if (result?.__typename === 'Ticket') return result;
    if (result?.__typename === 'TicketHandedOver') return result.ticket ?? 'hidden';
    show(result);
    return null;
  }

  return { ...form, handOver };
}
