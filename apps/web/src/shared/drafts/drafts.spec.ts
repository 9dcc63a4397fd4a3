import { describe, expect, it } from '@jest/globals';
import { OpenDraft, type Draft, type DraftStore } from './drafts.js';

function aStore(kept: Record<string, Draft> = {}) {
  const entries = new Map(Object.entries(kept));
  const store: DraftStore = {
    get: (key) => Promise.resolve(entries.get(key)),
    set: (key, draft) => Promise.resolve(void entries.set(key, draft)),
    delete: (key) => Promise.resolve(void entries.delete(key)),
  };
  return { store, entries };
}
const aDraft = (text: string, more: Partial<Draft> = {}): Draft => ({ text, sent: null, savedAt: 0, ...more });
let serial = 0;
const makeKey = () => `key-${++serial}`;

describe('a draft', () => {
  it('comes back after a reload', async () => {
    const { store } = aStore();
    const first = new OpenDraft(store, 'a:1:reply');
    await first.open();
    first.write('Half a sentence');
    await first.save();
    const second = new OpenDraft(store, 'a:1:reply');
    await second.open();
    expect(second.state.text).toBe('Half a sentence');
  });

  it('is kept for each key alone', async () => {
    const { store } = aStore({ 'a:1:note': aDraft('A note') });
    const reply = new OpenDraft(store, 'a:1:reply');
    await reply.open();
    expect(reply.state.text).toBe('');
  });

  it('does not overwrite what was typed before the kept text arrived', async () => {
    const { store } = aStore({ k: aDraft('Old') });
    const draft = new OpenDraft(store, 'k');
    const opening = draft.open();
    draft.write('New');
    await opening;
    expect(draft.state.text).toBe('New');
  });

  it('goes away only when the server accepted it', async () => {
    const { store, entries } = aStore();
    const draft = new OpenDraft(store, 'k');
    draft.write('Hello');
    await draft.keyForSending(makeKey);
    expect(entries.get('k')?.text).toBe('Hello');
    await draft.accepted('Hello');
    expect([draft.state.text, entries.has('k')]).toEqual(['', false]);
  });

  it('keeps what was typed while it was sent', async () => {
    const { store, entries } = aStore();
    const draft = new OpenDraft(store, 'k');
    draft.write('Hello');
    await draft.keyForSending(makeKey);
    draft.write('Hello, and one more thing');
    await draft.accepted('Hello');
    expect(draft.state.text).toBe('Hello, and one more thing');
    expect(entries.get('k')?.text).toBe('Hello, and one more thing');
  });

  it('sends the same text again with the same key, also after a reload', async () => {
    const { store } = aStore();
    const draft = new OpenDraft(store, 'k');
    draft.write('Hello');
    const key = await draft.keyForSending(makeKey);
    expect(await draft.keyForSending(makeKey)).toBe(key);
    const later = new OpenDraft(store, 'k');
    await later.open();
    expect(await later.keyForSending(makeKey)).toBe(key);
  });

  it('sends another text with another key', async () => {
    const { store } = aStore();
    const draft = new OpenDraft(store, 'k');
    draft.write('Hello');
    const key = await draft.keyForSending(makeKey);
    draft.write('Hello!');
    expect(await draft.keyForSending(makeKey)).not.toBe(key);
  });

  it('sends a text that was refused with another key', async () => {
    const { store } = aStore();
    const draft = new OpenDraft(store, 'k');
    draft.write('Hello');
    const key = await draft.keyForSending(makeKey);
    draft.refused();
    expect(await draft.keyForSending(makeKey)).not.toBe(key);
    expect(draft.state.text).toBe('Hello');
  });

  it('says that it is not saved when nothing can be kept', async () => {
    const { store } = aStore();
    const draft = new OpenDraft({ ...store, set: () => Promise.reject(new Error('quota')) }, 'k');
    draft.write('Hello');
    await draft.save();
    expect([draft.state.saved, draft.state.text]).toEqual([false, 'Hello']);
  });
});
