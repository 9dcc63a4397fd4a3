import { onScopeDispose, reactive, shallowRef, watch } from 'vue';
import { viewer } from '../session/session.js';
import { OpenDraft } from './drafts.js';
import { indexedDrafts } from './indexed.js';

/**
 * A form of texts that is kept like a draft: saved at every pause, back after a reload, gone only when the server
 * accepted it. `key` names what it is about; the person is added here. What `blank` holds is no draft until it is changed.
 */
export function useFormDraft<Form extends Record<string, string>>(key: string, blank: Form) {
  const draft = new OpenDraft(indexedDrafts, `${viewer.value?.id ?? ''}:${key}`);
  const form = reactive({ ...blank }) as Form;
  const kept = shallowRef(false);
  const ready = draft.open().then(() => {
    const before = read(draft.state.text);
    if (before && !isChanged(form, blank)) {
      for (const [name, text] of Object.entries(before)) (form as Record<string, string>)[name] = text;
      kept.value = true;
    }
  });
  const stop = watch(form, () => draft.write(isChanged(form, blank) ? JSON.stringify(form) : ''));
  onScopeDispose(() => {
    stop();
    if (!draft.state.saved) void draft.save();
  });

  return {
    form,
    /** True when what is shown was begun earlier. */
    kept,
    ready,
    state: draft.state,
    /** The same content has the same key, also after a reload. */
    keyForSending: () => draft.keyForSending(() => crypto.randomUUID()),
    /** The server refused it: the next try is another one. */
    refused: () => draft.refused(),
    /** The server has it. */
    accepted: () => {
      stop();
      return draft.accepted(draft.state.text);
    },
  };
}

const isChanged = (form: Readonly<Record<string, string>>, blank: Readonly<Record<string, string>>) => Object.entries(form).some(([name, text]) => text !== (blank[name] ?? ''));

function read(text: string): Record<string, string> | null {
  if (!text.startsWith('{')) return null;
  return Object.fromEntries(Object.entries(JSON.parse(text) as object).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
