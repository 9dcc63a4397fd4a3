import { spokenLocale } from '../i18n/index.js';
import { endpoint } from './client.js';

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string }[];
}

/** One call past the cache, for documents that are strings: those of plugins. Rejects when there is no answer. */
export async function post(document: string, variables: Readonly<Record<string, unknown>>, headers: Readonly<Record<string, string>> = {}): Promise<unknown> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': spokenLocale(), ...headers },
    body: JSON.stringify({ query: document, variables }),
  });
  const answer = (await response.json()) as Answer;
  const mistake = answer.errors?.[0];
  if (mistake || !response.ok) throw new Error(mistake?.message ?? `The server answered ${response.status}.`);
  return answer.data;
}
