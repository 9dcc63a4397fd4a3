import { useEventListener } from '@vueuse/core';
import { computed, onScopeDispose, shallowRef, watch } from 'vue';
import { OpenDraft } from '../../shared/drafts/drafts.js';
import { indexedDrafts } from '../../shared/drafts/indexed.js';
import { viewer } from '../../shared/session/session.js';

export type Tab = 'reply' | 'note';

/** The two texts somebody may be writing on a ticket. They are the person's own: another agent at the same desk does not see them. */
export function useDrafts(ticketId: () => string) {
  const tab = shallowRef<Tab>('reply');
  const drafts = shallowRef(openBoth());

  function openBoth(): Readonly<Record<Tab, OpenDraft>> {
    const draftOf = (which: Tab) => new OpenDraft(indexedDrafts, `${viewer.value?.id ?? ''}:${ticketId()}:${which}`);
    const both = { reply: draftOf('reply'), note: draftOf('note') };
    void both.reply.open();
    void both.note.open();
    return both;
  }

  const saveAll = () => {
    for (const draft of Object.values(drafts.value)) if (!draft.state.saved) void draft.save();
  };
  watch(ticketId, () => {
    saveAll();
    [tab.value, drafts.value] = ['reply', openBoth()];
  });
  onScopeDispose(saveAll);
  useEventListener(window, 'pagehide', saveAll);
  useEventListener(document, 'visibilitychange', saveAll);

  const draft = computed(() => drafts.value[tab.value]);
  return { tab, drafts, draft };
}
