import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { BinTicketDocument, MarkSpamDocument, RestoreTicketDocument, type RemovalFragment as Removed, type RemoveTicketInput, type TicketHeadFragment } from '../../generated/operations.js';
import { submit } from '../../shared/graphql/submit.js';
import { t } from '../../shared/i18n/index.js';
import { isRefusal, sentenceOf, type Refusal } from '../../shared/refusals/sentences.js';
import { useToasts } from '../../shared/ui/toasts.js';

type Removable = Pick<TicketHeadFragment, 'id' | 'number'>;
type Way = 'SPAM' | 'BIN';

const ways = { SPAM: MarkSpamDocument, BIN: BinTicketDocument };

/** Out of sight at once, with a way back. */
export const remove = (ticket: Removable, way: Way): Promise<void> => act(ways[way], ticket, { text: t(`removal.done.${way}`, { number: ticket.number }), undo: () => void restore(ticket) });

export const restore = (ticket: Removable, back?: Way): Promise<void> => act(RestoreTicketDocument, ticket, { text: t('removal.restored', { number: ticket.number }), ...(back && { undo: () => void remove(ticket, back) }) });

async function act(document: TypedDocumentNode<Readonly<Record<string, Removed | Refusal>>, { input: RemoveTicketInput }>, ticket: Removable, { text, undo }: { text: string; undo?: () => void }): Promise<void> {
  const toasts = useToasts();
  const result = await submit(document, { ticketId: ticket.id });
  if (result && !isRefusal(result)) toasts.show({ text, ...(undo && { action: { label: t('actions.undo'), run: undo } }) });
  else toasts.show({ tone: 'danger', text: result ? sentenceOf(result) : t('errors.notSaved') });
}
