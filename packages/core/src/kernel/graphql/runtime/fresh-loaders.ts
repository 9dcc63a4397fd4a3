import type { GqlContext } from '@meja/plugin-sdk/server/kernel';

/** Empties the loaders before each value of a stream: what was read for the last one is old. */
export async function fresh(stream: unknown, gql: GqlContext): Promise<AsyncIterable<unknown>> {
  const source = (await stream) as AsyncIterable<unknown>;
  const values = source[Symbol.asyncIterator]();
  const iterator: AsyncIterableIterator<unknown> = {
    async next() {
      const step = await values.next();
      gql.loaders.clear();
      return step;
    },
    async return() {
      return (await values.return?.()) ?? { done: true, value: undefined };
    },
    [Symbol.asyncIterator]: () => iterator,
  };
  return iterator;
}
