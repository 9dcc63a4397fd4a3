import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { AnyVariables, RequestPolicy } from '@urql/core';
import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue';
import { api } from '../session/session.js';
import { troubleOf, type Trouble } from './trouble.js';

export interface LiveQuery<Answer> {
  readonly data: Readonly<ShallowRef<Answer | null>>;
  readonly trouble: Readonly<ShallowRef<Trouble | null>>;
  readonly busy: Readonly<ShallowRef<boolean>>;
  /** Asks the server again; what is shown stays until the answer is here. */
  refetch(): void;
}

/** Follows a query: its answer, and every later change of what it holds. `variables` of null asks for nothing. */
export function useLiveQuery<Answer, Variables extends AnyVariables>(document: TypedDocumentNode<Answer, Variables>, variables: () => Variables | null): LiveQuery<Answer> {
  const data = shallowRef<Answer | null>(null);
  const trouble = shallowRef<Trouble | null>(null);
  const busy = shallowRef(false);
  let stop = () => {};

  function ask(requestPolicy: RequestPolicy): void {
    stop();
    const wanted = variables();
    if (wanted === null) return;
    busy.value = true;
    const subscription = api.value.query(document, wanted, { requestPolicy }).subscribe((result) => {
      busy.value = result.stale;
      if (result.data) data.value = result.data;
      if (!result.stale) trouble.value = result.error ? troubleOf(result.error) : null;
    });
    stop = () => subscription.unsubscribe();
  }

  watch(() => JSON.stringify(variables()), () => {
    data.value = null;
    trouble.value = null;
    ask('cache-and-network');
  }, { immediate: true });
  onScopeDispose(() => stop());
  return { data, trouble, busy, refetch: () => ask('cache-and-network') };
}
