import { UploadRefused, type Hooks, type Journey } from './tus.js';

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

export type UploadState = 'sending' | 'stuck' | 'paused' | 'refused' | 'done';

/** One chosen file. */
export interface ChosenFile {
  readonly key: string;
  readonly file: File;
  /** Bytes that the server has. */
  sent: number;
  state: UploadState;
  /** Why it was refused. */
  refusal: UploadRefused | null;
  /** Where it goes on; null while the server does not know it. */
  path: string | null;
}

/** What sends files, and what is told of them. */
export interface Carrier {
  send(journey: Journey, hooks: Hooks): Promise<string>;
  takeBack(path: string): Promise<void>;
}

/** What a page does with the files of a message. */
export interface UploadsOptions {
  /** As the server allows in one message; by default 20. */
  readonly most?: number;
  /** Makes a page notice what changes in the list and its files, like Vue's `shallowReactive`. */
  readonly watched?: <T extends object>(value: T) => T;
  /** Told when a file arrived or was refused. */
  readonly finished?: (file: ChosenFile) => void;
}

const atOnce = 2;

/** The files of one message that is being written. They are kept like its text: they survive a reload, and go away only when they were sent. */
export class OpenUploads {
  readonly files: ChosenFile[];
  private readonly running = new Map<string, AbortController>();
  private serial = 0;

  constructor(private readonly store: FileStore, private readonly prefix: string, private readonly carrier: Carrier, private readonly options: UploadsOptions = {}) {
    this.files = this.watched([]);
  }

  /** Brings back what was chosen before, and goes on. */
  async open(): Promise<void> {
    const kept = await this.store.under(this.prefix).catch((error: unknown) => {
      console.error('Chosen files could not be read.', error);
      return [];
    });
    for (const [key, { file, path }] of kept) this.files.push(this.chosen(key, file, path));
    this.next();
  }

  /** Answers the files there was no room for. */
  add(files: readonly File[]): readonly File[] {
    const room = (this.options.most ?? 20) - this.files.length;
    for (const file of files.slice(0, room)) {
      const added = this.chosen(`${this.prefix}${Date.now()}.${(this.serial += 1)}`, file, null);
      if (file.size === 0) [added.state, added.refusal] = ['refused', new UploadRefused('EMPTY')];
      this.files.push(added);
      void this.keep(added);
    }
    this.next();
    return files.slice(Math.max(0, room));
  }

  /** Takes it out, here and on the server. */
  remove(file: ChosenFile): void {
    this.halt(file);
    this.drop([file]);
    if (file.path !== null) void this.carrier.takeBack(file.path);
  }

  pause(file: ChosenFile): void {
    this.halt(file);
    file.state = 'paused';
    this.next();
  }

  /** Goes on after a pause, or tries again. */
  resume(file: ChosenFile): void {
    [file.state, file.refusal] = ['sending', null];
    this.next();
  }

  /** They belong to a message now. */
  attached(uploadIds: readonly string[]): void {
    this.drop(this.files.filter(({ path }) => path !== null && uploadIds.includes(idOf(path))));
  }

  /** The server did not find one of them: a day has passed. What is missing is sent again. */
  recheck(): void {
    for (const file of this.files) if (file.state === 'done') file.state = 'sending';
    this.next();
  }

  /** What was begun here goes on there. */
  moveTo(other: OpenUploads): void {
    const moved = [...this.files];
    for (const file of moved) this.halt(file);
    this.drop(moved);
    for (const { file, path, state, sent } of moved) {
      const there = Object.assign(other.chosen(`${other.prefix}${Date.now()}.${(other.serial += 1)}`, file, path), { state, sent });
      other.files.push(there);
      void other.keep(there);
    }
    other.next();
  }

  /** True when there is nothing, or everything reached the server. */
  get ready(): boolean {
    return this.files.every(({ state }) => state === 'done');
  }

  get uploadIds(): readonly string[] {
    return this.files.flatMap(({ state, path }) => (state === 'done' && path !== null ? [idOf(path)] : []));
  }

  private chosen(key: string, file: File, path: string | null): ChosenFile {
    return this.watched({ key, file, sent: 0, state: 'sending', refusal: null, path });
  }

  private watched<T extends object>(value: T): T {
    return this.options.watched?.(value) ?? value;
  }

  private next(): void {
    for (const file of this.files) {
      if (this.running.size >= atOnce) return;
      if ((file.state === 'sending' || file.state === 'stuck') && !this.running.has(file.key)) void this.run(file);
    }
  }

  private async run(file: ChosenFile): Promise<void> {
    const controller = new AbortController();
    this.running.set(file.key, controller);
    const hooks: Hooks = {
      begun: (path) => {
        file.path = path;
        void this.keep(file);
      },
      sent: (bytes) => (file.sent = bytes),
      stuck: (stuck) => (file.state = stuck ? 'stuck' : 'sending'),
    };
    try {
      await this.carrier.send({ file: file.file, path: file.path, signal: controller.signal }, hooks);
      file.state = 'done';
      this.options.finished?.(file);
    } catch (error) {
      if (!controller.signal.aborted) {
        [file.state, file.refusal] = ['refused', error instanceof UploadRefused ? error : new UploadRefused('UPLOAD_REFUSED')];
        this.options.finished?.(file);
      }
    } finally {
      if (this.running.get(file.key) === controller) this.running.delete(file.key);
      this.next();
    }
  }

  private halt({ key }: ChosenFile): void {
    this.running.get(key)?.abort();
    this.running.delete(key);
  }

  private async keep({ key, file, path }: ChosenFile): Promise<void> {
    if (!this.files.some((each) => each.key === key)) return;
    await this.store.set(key, { file, path, addedAt: Date.now() }).catch((error: unknown) => console.error('A chosen file could not be kept; it has to be chosen again after a reload.', error));
  }

  private drop(files: readonly ChosenFile[]): void {
    for (const file of files) this.files.splice(this.files.indexOf(file), 1);
    void this.store.delete(files.map(({ key }) => key)).catch((error: unknown) => console.error('A chosen file could not be forgotten.', error));
  }
}


export const idOf = (path: string): string => path.split('/').at(-1) ?? '';
