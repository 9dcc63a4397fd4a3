import type { ExecutionResult } from '@urql/core';
import { createClient } from 'graphql-ws';
import { shallowRef } from 'vue';

/** The line to the server for subscriptions. It comes back by itself, except after the session ended. */
export interface Socket {
  subscribe(operation: { query: string; variables: Record<string, unknown> }, sink: { next(result: ExecutionResult): void; error(error: unknown): void; complete(): void }): () => void;
  close(): void;
}

/** False from the moment the line broke until it stands again. Before it was ever needed it counts as standing. */
export const lineStands = shallowRef(true);

/** The server closes with these when nobody is, or nobody any more is, signed in. */
const ended = new Set([4401, 4403]);

/** When the line stands, the subscriptions are on their way to the server; a moment later they are there. */
const subscribedAfterMs = 250;

/** `missed`: what was read before now may have changed unheard, when the page was opened as well as when the line broke. */
export function createSocket(on: { signedOut: () => void; missed: () => void }): Socket {
  let missed: ReturnType<typeof setTimeout> | undefined;
  const client = createClient({
    url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
    lazy: true,
    keepAlive: 12_000,
    retryAttempts: Number.POSITIVE_INFINITY,
    retryWait: (attempt) => new Promise((done) => setTimeout(done, Math.min(15_000, 500 * 2 ** attempt) * (0.75 + Math.random() / 2))),
    shouldRetry: (event) => !ended.has(codeOf(event)),
    on: {
      connected: () => {
        lineStands.value = true;
        missed = setTimeout(on.missed, subscribedAfterMs);
      },
      closed: (event) => {
        clearTimeout(missed);
        if (ended.has(codeOf(event))) on.signedOut();
        else if (codeOf(event) !== 1000) lineStands.value = false;
      },
    },
  });
  return {
    subscribe: (operation, sink) =>
      client.subscribe<Record<string, unknown>>(operation, {
        next: ({ data, errors }) => sink.next({ data: data ?? null, ...(errors && { errors: [...errors] }) }),
        error: (error) => sink.error(error),
        complete: () => sink.complete(),
      }),
    close: () => {
      lineStands.value = true;
      void client.dispose();
    },
  };
}

const codeOf = (event: unknown) => (typeof event === 'object' && event !== null && 'code' in event ? Number(event.code) : 0);
