import { Client, fetchExchange, mapExchange, subscriptionExchange, type CombinedError } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { keyless } from '../../generated/operations.js';
import { spokenLocale } from '../i18n/index.js';
import { optimistic, updates } from './cache.js';
import { isSignedOut } from './trouble.js';
import type { Socket } from './socket.js';

export const endpoint = '/graphql';

/** The agent API with its normalised cache. A new one for each person: nothing cached for one is left for the next. */
export function createApi(socket: Socket, signedOut: () => void): Client {
  return new Client({
    url: endpoint,
    preferGetMethod: false,
    fetchOptions: () => ({ headers: { 'accept-language': spokenLocale() } }),
    exchanges: [
      mapExchange({ onError: (error: CombinedError) => void (isSignedOut(error) && signedOut()) }),
      createCache(),
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query, variables }) => ({
          subscribe: (sink) => ({ unsubscribe: socket.subscribe({ query: query ?? '', variables: variables ?? {} }, sink) }),
        }),
      }),
    ],
  });
}

/** What has no id of its own is kept inside of what holds it. */
const embedded = () => null;

const createCache = () => cacheExchange({ keys: Object.fromEntries(keyless.map((name) => [name, embedded])), optimistic, updates });
