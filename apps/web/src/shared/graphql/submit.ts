import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { api } from '../session/session.js';
import { idempotent } from './idempotency.js';

/** While an earlier try with the same key still runs, ask again this often and this many times. */
const patience = { ms: 700, tries: 8 };

interface Answered {
  readonly __typename?: string;
  readonly code?: string;
}
type ResultOf<Answer extends object> = Extract<Answer[keyof Answer], Answered>;

/**
 * Runs a mutation of one input and gives its result; null when the server did not answer, and then trying again
 * with the same key cannot do it twice. A first try that still runs is waited for.
 */
export async function submit<Answer extends object, Input>(document: TypedDocumentNode<Answer, { input: Input }>, input: Input, key?: string): Promise<ResultOf<Answer> | null> {
  const options = idempotent(key);
  for (let tries = 0; ; tries += 1) {
    const { data, error } = await api.value.mutation(document, { input }, options).toPromise();
    const result = data ? Object.values(data as Readonly<Record<string, ResultOf<Answer>>>).find((value) => typeof value === 'object') : undefined;
    if (error || !result) return null;
    if (result.__typename !== 'IdempotencyConflict' || result.code !== 'IN_PROGRESS' || tries >= patience.tries) return result;
    await new Promise((done) => setTimeout(done, patience.ms));
  }
}
