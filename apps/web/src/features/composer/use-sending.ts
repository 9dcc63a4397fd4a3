import { shallowRef } from 'vue';
import { AddMessageDocument, type AddMessageInput } from '../../generated/operations.js';
import type { OpenDraft } from '../../shared/drafts/drafts.js';
import { idempotent } from '../../shared/graphql/idempotency.js';
import { t } from '../../shared/i18n/index.js';
import { sentenceOf } from '../../shared/refusals/sentences.js';
import { api } from '../../shared/session/session.js';
import { announce } from '../../shared/ui/announcements.js';
import type { Tab } from './use-drafts.js';

/** While an earlier try with the same key still runs, ask again this often and this many times. */
const patience = { ms: 700, tries: 8 };

/** Sends a draft. Until the server accepted it the text stays where it is, with the reason why it was not sent. */
export function useSending(sent: (tab: Tab) => void) {
  const busy = shallowRef(false);
  const problem = shallowRef('');

  async function send(ticketId: string, tab: Tab, draft: OpenDraft): Promise<void> {
    const text = draft.state.text;
    if (busy.value || text.trim() === '') return;
    [busy.value, problem.value] = [true, ''];
    const refused = await trySending({ ticketId, body: text, visibility: tab === 'note' ? 'INTERNAL' : 'PUBLIC' }, await draft.keyForSending(() => crypto.randomUUID()));
    busy.value = false;
    if (refused !== null) return void (problem.value = refused);
    await draft.accepted(text);
    announce(t(tab === 'note' ? 'composer.noteAdded' : 'composer.sent'));
    sent(tab);
  }

  return { busy, problem, send };
}

/** Null when the server has it; otherwise why it has not. */
async function trySending(input: AddMessageInput, key: string): Promise<string | null> {
  for (let tries = 0; ; tries += 1) {
    const { data, error } = await api.value.mutation(AddMessageDocument, { input }, idempotent(key)).toPromise();
    const result = data?.addMessage;
    if (error || !result) return t('composer.notSent');
    if (result.__typename === 'Ticket') return null;
    if (result.__typename !== 'IdempotencyConflict' || result.code !== 'IN_PROGRESS' || tries >= patience.tries) return sentenceOf(result);
    await new Promise((done) => setTimeout(done, patience.ms));
  }
}
