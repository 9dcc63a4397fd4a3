/** What waits to be taken by one subscriber; ends by its signal. */
export class Frames<T> implements AsyncIterableIterator<T> {
  private readonly waiting: T[] = [];
  private wake: (() => void) | null = null;
  private ended = false;

  constructor(signal: AbortSignal, private readonly onEnd: () => void) {
    if (signal.aborted) this.end();
    else signal.addEventListener('abort', () => this.end(), { once: true });
  }

  push(frame: T): void {
    if (this.ended) return;
    // A subscriber that takes nothing is closed by its socket long before; this only bounds the memory until then.
    if (this.waiting.length >= most) this.waiting.shift();
    this.waiting.push(frame);
    this.wake?.();
  }

  async next(): Promise<IteratorResult<T>> {
    while (this.waiting.length === 0 && !this.ended) await new Promise<void>((resolve) => (this.wake = resolve));
    const [frame] = this.waiting.splice(0, 1);
    return frame === undefined || this.ended ? { done: true, value: undefined } : { done: false, value: frame };
  }

  async return(): Promise<IteratorResult<T>> {
    this.end();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  private end(): void {
    if (this.ended) return;
    this.ended = true;
    this.wake?.();
    this.onEnd();
  }
}

const most = 1_000;
