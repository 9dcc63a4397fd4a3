import type { FileStore, KeptFile } from '@meja/ui/uploads';
import { createStore, delMany, entries, set } from 'idb-keyval';

const store = createStore('meja-uploads', 'files');
const keptFor = 7 * 86_400_000;

/** Chosen files in the browser's own database. */
export const indexedFiles: FileStore = {
  async under(prefix) {
    const all = await entries<string, KeptFile>(store);
    const old = all.filter(([, { addedAt }]) => Date.now() - addedAt > keptFor).map(([key]) => key);
    if (old.length > 0) await delMany(old, store);
    return all.filter(([key]) => key.startsWith(prefix) && !old.includes(key)).sort(([, a], [, b]) => a.addedAt - b.addedAt);
  },
  set: (key, kept) => set(key, kept, store),
  delete: (keys) => delMany([...keys], store),
};
