import { createStore, del, get, set } from 'idb-keyval';
import type { Draft, DraftStore } from './drafts.js';

const drafts = createStore('meja-drafts', 'drafts');

/** Drafts in the browser's own database. */
export const indexedDrafts: DraftStore = {
  get: (key) => get<Draft>(key, drafts),
  set: (key, draft) => set(key, draft, drafts),
  delete: (key) => del(key, drafts),
};
