/** A stream that ends when the signal is aborted, even while it waits for its next value: a generator alone would wait for ever. */
export function streamUntil<T>(stream: AsyncIterable<T>, controller: AbortController): AsyncIterableIterator<T> {
  const values = stream[Symbol.asyncIterator]();
  let release: (() => void) | null = null;
  controller.signal.addEventListener('abort', () => release?.(), { once: true });
  const close = (): void => {
    controller.abort();
    // The inner stream may be waiting; it ends by the signal, and nobody needs to see how.
    Promise.resolve(values.return?.()).catch(() => undefined);
  };
  const iterator: AsyncIterableIterator<T> = {
    next: () =>
      new Promise((resolve, reject) => {
        if (controller.signal.aborted) return resolve({ done: true, value: undefined });
        release = () => resolve({ done: true, value: undefined });
        values.next().then(resolve, reject);
      }),
    async return() {
      close();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]: () => iterator,
  };
  return iterator;
}
