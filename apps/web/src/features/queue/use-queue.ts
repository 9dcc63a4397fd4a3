import { useDebounceFn } from '@vueuse/core';
import { computed, onScopeDispose, shallowRef, triggerRef, watch } from 'vue';
import { QueueDocument, type QueueQuery, type QueueView, type TicketRowFragment } from '../../generated/operations.js';
import { useChanges } from '../../shared/graphql/changes.js';
import { troubleOf, type Trouble } from '../../shared/graphql/trouble.js';
import { api } from '../../shared/session/session.js';
import { append, compare, insert, merge, startOrder } from './order.js';

/** What must stay in place: a pointer over the rows, or somebody reading further down. */
interface Reading {
  readonly held: () => boolean;
  readonly openId: () => string | null;
}

/** The rows of a view: pages as they are scrolled to, changes as they happen. */
export function useQueue(view: () => QueueView, reading: Reading) {
  const rows = shallowRef(new Map<string, TicketRowFragment>());
  const order = shallowRef(startOrder([]));
  const trouble = shallowRef<Trouble | null>(null);
  const ready = shallowRef(false);
  const nextCursor = shallowRef<string | null>(null);
  const changed = new Set<string>();
  let first: readonly string[] = [];
  let loadingMore = false;
  let stops: (() => void)[] = [];
  onScopeDispose(stop);

  function stop(): void {
    for (const each of stops) each();
    stops = [];
  }

  function keep({ queue }: QueueQuery): readonly string[] {
    for (const { node } of queue.edges) rows.value.set(node.id, node);
    triggerRef(rows);
    return queue.edges.map(({ node }) => node.id);
  }

  /** Follows one page: its answer, then every change of its rows in the cache. */
  function follow(after: string | null, arrived: (page: QueueQuery) => void): void {
    const { unsubscribe } = api.value.query(QueueDocument, { view: view(), after }, { requestPolicy: 'cache-and-network' }).subscribe(({ data, error, stale }) => {
      if (data) arrived(data);
      if (!stale) trouble.value = error ? troubleOf(error) : null;
      if (!stale) loadingMore = false;
    });
    stops.push(unsubscribe);
  }

  function open(): void {
    stop();
    [rows.value, order.value, ready.value, nextCursor.value, first] = [new Map(), startOrder([]), false, null, []];
    changed.clear();
    loadingMore = true;
    let settled = false;
    follow(null, (page) => {
      const ids = keep(page);
      if (settled) return;
      [first, nextCursor.value, ready.value] = [ids, page.queue.pageInfo.hasNextPage ? page.queue.pageInfo.endCursor : null, true];
      order.value = startOrder(ids);
      settled = !loadingMore || trouble.value === null;
    });
  }
  watch([view, api], open, { immediate: true });

  function more(): void {
    if (loadingMore || nextCursor.value === null) return;
    loadingMore = true;
    follow(nextCursor.value, (page) => {
      const ids = keep(page);
      order.value = append(order.value, ids);
      const last = page.queue.pageInfo.endCursor;
      if (stops.length && ids.at(-1) === order.value.shown.at(-1)) nextCursor.value = page.queue.pageInfo.hasNextPage ? last : null;
    });
  }

  const refresh = useDebounceFn(async () => {
    const asked = view();
    const seen = new Set(changed);
    const { data, error } = await api.value.query(QueueDocument, { view: asked, after: null }, { requestPolicy: 'network-only' }).toPromise();
    if (asked !== view()) return;
    trouble.value = error ? troubleOf(error) : null;
    if (!data) return;
    for (const id of seen) changed.delete(id);
    first = keep(data);
    order.value = ready.value ? compare(order.value, first, seen) : startOrder(first);
    ready.value = true;
    if (!reading.held()) order.value = insert(order.value, reading.openId());
  }, 120, { maxWait: 500 });

  useChanges((changes) => {
    for (const { id } of changes ?? []) changed.add(id);
    void refresh();
  });

  return {
    rows,
    trouble,
    ready,
    shown: computed(() => order.value.shown),
    gone: computed(() => order.value.gone),
    waiting: computed(() => order.value.fresh.length),
    complete: computed(() => nextCursor.value === null),
    more,
    retry: open,
    merge: () => void (order.value = merge(order.value, first, reading.openId())),
    settle: () => void (order.value = insert(order.value, reading.openId())),
  };
}
