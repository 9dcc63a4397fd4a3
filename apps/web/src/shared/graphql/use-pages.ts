import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { AnyVariables, RequestPolicy } from '@urql/core';
import { computed, onScopeDispose, shallowRef, triggerRef, watch } from 'vue';
import { api } from '../session/session.js';
import { troubleOf, type Trouble } from './trouble.js';

interface Page<Row> {
  readonly edges: readonly { readonly node: Row }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null };
}

interface Pages<Answer, Variables, Row> {
  readonly document: TypedDocumentNode<Answer, Variables>;
  readonly variables: (after: string | null) => Variables;
  readonly page: (answer: Answer) => Page<Row>;
}

/** A list that is read page by page; every page is followed, so that a changed row changes where it stands. */
export function usePages<Answer, Variables extends AnyVariables, Row extends { readonly id: string }>({ document, variables, page }: Pages<Answer, Variables, Row>) {
  const pages = shallowRef<Page<Row>[]>([]);
  const trouble = shallowRef<Trouble | null>(null);
  const busy = shallowRef(false);
  let stops: (() => void)[] = [];

  function follow(index: number, requestPolicy: RequestPolicy): void {
    const after = index === 0 ? null : (pages.value[index - 1]?.pageInfo.endCursor ?? null);
    stops[index]?.();
    busy.value = true;
    const subscription = api.value.query(document, variables(after), { requestPolicy }).subscribe(({ data, error, stale }) => {
      if (data) {
        pages.value[index] = page(data);
        triggerRef(pages);
      }
      if (stale) return;
      trouble.value = error ? troubleOf(error) : null;
      busy.value = false;
    });
    stops[index] = () => subscription.unsubscribe();
  }

  function close(): void {
    for (const stop of stops) stop();
    stops = [];
  }
  /** Asks for everything again, from the first page. */
  function open(): void {
    close();
    pages.value = [];
    follow(0, 'cache-and-network');
  }

  // Getters only: a shallow ref in the list would run this whenever anything that is read here is touched, changed or not.
  watch([() => JSON.stringify(variables(null)), () => api.value], open, { immediate: true });
  onScopeDispose(close);
  const last = computed(() => pages.value.at(-1));
  return {
    rows: computed(() => [...new Map(pages.value.flatMap(({ edges }) => edges.map(({ node }) => [node.id, node] as const))).values()]),
    ready: computed(() => pages.value.length > 0),
    complete: computed(() => last.value?.pageInfo.hasNextPage !== true),
    trouble,
    busy,
    open,
    /** Reads the next page. */
    more: () => void (!busy.value && last.value?.pageInfo.hasNextPage && follow(pages.value.length, 'cache-and-network')),
    /** Asks for the first page again: something is new. */
    refresh: () => follow(0, 'network-only'),
  };
}
