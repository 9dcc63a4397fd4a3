import { shallowReactive } from 'vue';

/** Where drafts are kept between two visits. */
export interface DraftStore {
  get(key: string): Promise<Draft | undefined>;
  set(key: string, draft: Draft): Promise<void>;
  delete(key: string): Promise<void>;
}

export interface Draft {
  readonly text: string;
  /** The key of the last try to send, and the text it was sent with: the same text again is the same try. */
  readonly sent: { readonly key: string; readonly text: string } | null;
  readonly savedAt: number;
}

/** A pause in typing of this length saves. */
const pause = 400;

/**
 * One text somebody is writing. It is saved at every pause, survives a reload, and goes away only
 * when the server has accepted it. Trying to send the same text again uses the same key, so nothing is sent twice.
 */
export class OpenDraft {
  readonly state = shallowReactive({ text: '', saved: true, ready: false });
  private sent: Draft['sent'] = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private touched = false;

  constructor(
    private readonly store: DraftStore,
    private readonly key: string,
  ) {}

  /** Brings back what was kept, unless somebody was faster and typed already. */
  async open(): Promise<void> {
    const kept = await this.store.get(this.key).catch((error: unknown) => {
      console.error('A draft could not be read.', error);
      return undefined;
    });
    if (kept && !this.touched) {
      this.state.text = kept.text;
      this.sent = kept.sent;
    }
    this.state.ready = true;
  }

  write(text: string): void {
    if (text === this.state.text) return;
    this.touched = true;
    this.state.text = text;
    this.state.saved = false;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.save(), pause);
  }

  /** Saves now: the page is about to go. */
  async save(): Promise<void> {
    clearTimeout(this.timer);
    const { text } = this.state;
    try {
      await (text === '' ? this.store.delete(this.key) : this.store.set(this.key, { text, sent: this.sent, savedAt: Date.now() }));
      this.state.saved = this.state.text === text;
    } catch (error) {
      // Stays unsaved and says so; the text itself is still on the screen.
      console.error('A draft could not be kept.', error);
      this.state.saved = false;
    }
  }

  /** The key to send this text with. */
  async keyForSending(make: () => string): Promise<string> {
    const { text } = this.state;
    if (this.sent?.text !== text) this.sent = { key: make(), text };
    await this.save();
    return this.sent.key;
  }

  /** The server refused it, and would go on refusing this key: the next try is another one. */
  refused(): void {
    this.sent = null;
  }

  /** The server has `text`. What was typed since stays. */
  async accepted(text: string): Promise<void> {
    this.sent = null;
    if (this.state.text === text) this.state.text = '';
    this.touched = true;
    await this.save();
  }
}
