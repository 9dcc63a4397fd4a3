import { useDocumentVisibility, useIntervalFn } from '@vueuse/core';
import { computed, onScopeDispose, shallowRef, watch } from 'vue';
import { SentMailsDocument, type OutboundState, type SentMailFragment } from '../../generated/operations.js';
import { troubleOf, type Trouble } from '../../shared/graphql/trouble.js';
import { api } from '../../shared/session/session.js';

/** Mail has no stream of its own: while somebody looks, it is asked for again this often. */
const pace = 4000;

/** What went out, newest first: the first page as it is now, and those that were scrolled to below it. */
export function useSentMail(state: () => OutboundState | null) {
  const rows = shallowRef<readonly SentMailFragment[]>([]);
  const cursor = shallowRef<string | null>(null);
  const ready = shallowRef(false);
  const trouble = shallowRef<Trouble | null>(null);
  let turn = 0;
  let busy = false;

  async function read(after: string | null): Promise<void> {
    const mine = turn;
    const { data, error } = await api.value.query(SentMailsDocument, { state: state(), after }, { requestPolicy: 'network-only' }).toPromise();
    if (mine !== turn) return;
    trouble.value = error ? troubleOf(error) : null;
    if (!data) return;
    const { edges, pageInfo } = data.outboundMessages;
    const page = edges.map(({ node }) => node);
    const known = new Set(page.map(({ id }) => id));
    const others = rows.value.filter(({ id }) => !known.has(id));
    rows.value = after === null ? [...page, ...others] : [...others, ...page];
    if (after !== null || !ready.value) cursor.value = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    ready.value = true;
  }

  async function open(): Promise<void> {
    turn += 1;
    [rows.value, cursor.value, ready.value, trouble.value] = [[], null, false, null];
    await read(null);
  }

  async function more(): Promise<void> {
    if (busy || cursor.value === null) return;
    busy = true;
    await read(cursor.value);
    busy = false;
  }

  const visible = useDocumentVisibility();
  useIntervalFn(() => visible.value === 'visible' && ready.value && void read(null), pace);
  watch([state, () => api.value], () => void open(), { immediate: true });
  onScopeDispose(() => (turn += 1));
  // In a list of one state, what moved on to another state has left.
  return { rows: computed(() => rows.value.filter((row) => state() === null || row.state === state())), ready, trouble, complete: computed(() => cursor.value === null), open: () => void open(), more: () => void more(), refresh: () => void read(null) };
}
