import { shallowRef } from 'vue';

/** A pause between two messages, or a screen reader swallows one of them. */
const pause = 3000;

/** Speaks one message at a time; of those that wait, one with the same topic is replaced by the newer. */
export class Announcements {
  readonly spoken = shallowRef('');
  private readonly waiting = new Map<string, string>();
  private busy = false;

  constructor(private readonly later: (run: () => void, ms: number) => unknown = (run, ms) => setTimeout(run, ms)) {}

  say(text: string, topic = text): void {
    this.waiting.set(topic, text);
    if (!this.busy) this.next();
  }

  private next(): void {
    const [first] = this.waiting;
    this.busy = first !== undefined;
    this.spoken.value = first?.[1] ?? '';
    if (!first) return;
    this.waiting.delete(first[0]);
    this.later(() => this.next(), pause);
  }
}

export const announcements = new Announcements();

/** Says something to people who do not see the screen, politely. */
export const announce = (text: string, topic?: string) => announcements.say(text, topic);
