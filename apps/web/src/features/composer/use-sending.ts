import { shallowRef } from 'vue';
import { AddMessageDocument, type AddMessageInput } from '../../generated/operations.js';
import type { OpenDraft } from '../../shared/drafts/drafts.js';
import { submit } from '../../shared/graphql/submit.js';
import { t } from '../../shared/i18n/index.js';
import { namesIn } from '../../shared/refusals/conflicts.js';
import { sentenceOf } from '../../shared/refusals/sentences.js';
import { announce } from '../../shared/ui/announcements.js';
import type { Tab } from './use-drafts.js';

/** What goes with the words: how far the writer has read, what the ticket waits for afterwards, files. */
export type Accompanying = Pick<AddMessageInput, 'seenMessageId' | 'version' | 'thenStatus' | 'uploadIds'>;

interface Writing {
  readonly ticketId: string;
  readonly tab: Tab;
  readonly draft: OpenDraft;
}

/** Sends a draft. Until the server accepted it the text stays where it is, with the reason why it was not sent. */
export function useSending(on: { readonly sent: (tab: Tab, uploadIds: readonly string[]) => void; readonly notFound: () => void }) {
  const busy = shallowRef(false);
  const problem = shallowRef('');
  /** Messages that came while somebody wrote, as the server counted them. */
  const unread = shallowRef<readonly string[]>([]);
  /** A try without an answer may have arrived: trying again says the same with the same key. */
  let unanswered: { readonly text: string; readonly input: AddMessageInput } | null = null;

  async function send({ ticketId, tab, draft }: Writing, more: Accompanying = {}): Promise<void> {
    const text = draft.state.text;
    if (busy.value || text.trim() === '') return;
    [busy.value, problem.value, unread.value] = [true, '', []];
    const input = unanswered?.text === text && unanswered.input.ticketId === ticketId ? unanswered.input : { ticketId, body: text, visibility: tab === 'note' ? ('INTERNAL' as const) : ('PUBLIC' as const), ...more };
    const result = await submit(AddMessageDocument, input, await draft.keyForSending(() => crypto.randomUUID()));
    busy.value = false;
    unanswered = result ? null : { text, input };
    if (!result) return void (problem.value = t('composer.notSent'));
    if (result.__typename !== 'Ticket') {
      draft.refused();
      if (result.__typename === 'MessagesUnread') unread.value = namesIn(result.params, 'messageIds');
      else problem.value = sentenceOf(result);
      if (result.__typename === 'NotFound') on.notFound();
      return;
    }
    await draft.accepted(text);
    announce(t(tab === 'note' ? 'composer.noteAdded' : 'composer.sent'));
    on.sent(tab, input.uploadIds ?? []);
  }

  return { busy, problem, unread, send };
}
