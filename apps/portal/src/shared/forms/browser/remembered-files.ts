import { idOf, TusCarrier, UploadRefused, type FileStore, type KeptFile } from '@meja/ui/uploads';
import type { UploadSettings } from './settings.js';

/** A file that is being sent ahead, or was: its bytes are on the server. */
interface Remembered {
  readonly name: string;
  readonly size: number;
  readonly path: string;
  /** Of the page it was sent from: a stranger shows it to be told about the file. */
  readonly pass: string | null;
}

/** A file as the form names it. */
export interface Standing {
  readonly id: string;
  readonly name: string;
}

/**
 * The files of one form for as long as its tab lives. When the page is loaded again, those that had arrived go with it as before. Here stand only
 * their names, and where they are; the server forgets them by itself.
 */
export class RememberedFiles implements FileStore {
  private readonly place: string;
  private readonly entries: Map<string, Remembered>;
  private readonly unticked = new Map<string, Remembered>();

  constructor({ action }: HTMLFormElement, private readonly settings: Pick<UploadSettings, 'path' | 'pass'>) {
    this.place = `meja.files ${new URL(action).pathname}`;
    this.entries = new Map(Object.entries(read(this.place)));
  }

  /** What is in a file is not kept: it cannot go on from here. */
  async under(): Promise<readonly (readonly [string, KeptFile])[]> {
    return [];
  }

  async set(key: string, { file: { name, size }, path }: KeptFile): Promise<void> {
    if (path === null) return;
    this.entries.set(key, { name, size, path, pass: this.settings.pass });
    this.write();
  }

  async delete(keys: readonly string[]): Promise<void> {
    for (const key of keys) this.entries.delete(key);
    this.write();
  }

  /** The form names it, or does not any more. */
  tick(id: string, isTicked: boolean): void {
    const [from, to] = isTicked ? [this.unticked, this.entries] : [this.entries, this.unticked];
    for (const [key, entry] of from) if (idOf(entry.path) === id && from.delete(key)) to.set(key, entry);
    this.write();
  }

  /** Files of earlier pages: those the server has whole, and names of those that it has in part. What was sent with a form since then is neither. */
  async ofBefore(): Promise<{ readonly standing: readonly Standing[]; readonly lost: readonly string[] }> {
    const found = await Promise.all([...this.entries].map(async ([key, entry]) => ({ key, entry, state: await stateOf(this.settings.path, entry) })));
    await this.delete(found.flatMap(({ key, state }) => (state === 'whole' ? [] : [key])));
    return {
      standing: found.flatMap(({ entry: { path, name }, state }) => (state === 'whole' ? [{ id: idOf(path), name }] : [])),
      lost: found.flatMap(({ entry: { name }, state }) => (state === 'part' ? [name] : [])),
    };
  }

  private write(): void {
    try {
      if (this.entries.size === 0) sessionStorage.removeItem(this.place);
      else sessionStorage.setItem(this.place, JSON.stringify(Object.fromEntries(this.entries)));
    } catch (error) {
      console.warn('Chosen files could not be remembered; they have to be chosen again after a reload.', error);
    }
  }
}

function read(place: string): Record<string, Remembered> {
  try {
    return JSON.parse(sessionStorage.getItem(place) ?? '{}') as Record<string, Remembered>;
  } catch (error) {
    console.warn('What was chosen before could not be read.', error);
    return {};
  }
}

/** A server that does not answer has it still, as far as anybody knows: the form says so when it is wrong. */
async function stateOf(root: string, { path, size, pass }: Remembered): Promise<'whole' | 'part' | 'gone'> {
  try {
    const received = await carrierOf(root, pass).standing(path, AbortSignal.timeout(10_000));
    return received === size ? 'whole' : received === null ? 'gone' : 'part';
  } catch (error) {
    return error instanceof UploadRefused ? 'gone' : 'whole';
  }
}

/** Sends files of a page, and asks about them, as who the pass says. */
export const carrierOf = (root: string, pass: string | null): TusCarrier => new TusCarrier({ root, ...(pass === null ? {} : { headers: { 'upload-form': pass } }) });
