import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { AddFollowerDocument, ConfirmFollowerDocument, RemoveFollowerDocument, type FollowerInput, type TicketFollowerFragment } from '../../generated/operations.js';
import { submit } from '../../shared/graphql/submit.js';
import { t } from '../../shared/i18n/index.js';
import { sentenceOf, type Refusal } from '../../shared/refusals/sentences.js';
import { useToasts } from '../../shared/ui/toasts.js';

type Person = TicketFollowerFragment['user'];

/** Null when it was done; otherwise why not. */
const why = (result: ({ readonly __typename?: string } & Partial<Refusal>) | null): string | null => {
  if (result?.__typename === 'Ticket') return null;
  return result?.code ? sentenceOf({ code: result.code, params: result.params, message: result.message ?? '' }) : t('errors.notSaved');
};

/** Keeps somebody informed; answers why not when it was refused. */
export const follow = async (ticketId: string, email: string, name: string | null): Promise<string | null> => why(await submit(AddFollowerDocument, { ticketId, email, name }));

export const confirmFollower = (ticketId: string, person: Person) => settle(ConfirmFollowerDocument, { ticketId, userId: person.id }, { text: t('followers.confirmed', { name: person.name }) });

/** Ends following, with a way back; a proposal that is declined can be taken up again by adding its address. */
export const endFollowing = (ticketId: string, person: Person, pending: boolean) =>
  settle(RemoveFollowerDocument, { ticketId, userId: person.id }, { text: t(pending ? 'followers.declined' : 'followers.removed', { name: person.name }), undo: () => void follow(ticketId, person.email, person.name) });

async function settle(document: TypedDocumentNode<object, { input: FollowerInput }>, input: FollowerInput, { text, undo }: { text: string; undo?: () => void }): Promise<void> {
  const toasts = useToasts();
  const refused = why(await submit(document, input));
  if (refused !== null) toasts.show({ tone: 'danger', text: refused });
  else toasts.show({ text, ...(undo && { action: { label: t('actions.undo'), run: undo } }) });
}
