import { createStore, delMany, entries, set } from 'idb-keyval';

/** A file that somebody chose, as it is kept until it is attached. */
export interface KeptFile {
  readonly file: File;
  /** Where it goes on; null when the server does not know it yet. */
  readonly path: string | null;
  readonly addedAt: number;
}

/** Where chosen files are kept between two visits. Keys begin with what they belong to. */
export interface FileStore {
  under(prefix: string): Promise<readonly (readonly [key: string, kept: KeptFile])[]>;
  set(key: string, kept: KeptFile): Promise<void>;
  delete(keys: readonly string[]): Promise<void>;
}

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
