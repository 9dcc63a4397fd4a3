import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { AnyVariables } from '@urql/core';
import { shallowRef } from 'vue';
import { t } from '../i18n/index.js';
import { isRefusal, issuesOf, sentenceOf, type Refusal } from '../refusals/sentences.js';
import { api } from '../session/session.js';
import { idempotent } from './idempotency.js';

interface Change<Answer, Variables, Result> {
  readonly document: TypedDocumentNode<Answer, Variables>;
  readonly variables: Variables;
  readonly result: (answer: Answer) => Result;
}

/** One change at a time, and what to say when it was refused. */
export function useAct() {
  const busy = shallowRef(false);
  const problem = shallowRef('');
  /** The last refusal, for who has more to say about it than a sentence. */
  const refused = shallowRef<(Refusal & { readonly __typename?: string }) | null>(null);
  /** Fields the server did not accept, with its reason. */
  const issues = shallowRef<ReadonlyMap<string, string>>(new Map());

  /** What came of it; null when it was refused, or nobody answered: `problem` says why. */
  async function act<Answer, Variables extends AnyVariables, Result extends object>({ document, variables, result }: Change<Answer, Variables, Result>): Promise<Exclude<Result, Refusal> | null> {
    if (busy.value) return null;
    [busy.value, problem.value, issues.value, refused.value] = [true, '', new Map(), null];
    const { data, error } = await api.value.mutation(document, variables, idempotent()).toPromise();
    busy.value = false;
    const found = data && !error ? result(data) : null;
    if (found && !isRefusal(found)) return found as Exclude<Result, Refusal>;
    if (found && isRefusal(found)) [issues.value, refused.value] = [issuesOf(found.params), found];
    problem.value = found && isRefusal(found) ? sentenceOf(found) : t('errors.notSaved');
    return null;
  }

  return { busy, problem, issues, refused, act };
}
