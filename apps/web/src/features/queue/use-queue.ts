import { useDebounceFn } from '@vueuse/core';
import { computed, onScopeDispose, watch } from 'vue';
import type { QueueView } from '../../generated/operations.js';
import { useChanges } from '../../shared/graphql/changes.js';
import { api } from '../../shared/session/session.js';
import { QueueFeed, type Reading } from './queue-feed.js';

/** The rows of a view while the calling component lives. */
export function useQueue(view: () => QueueView, reading: Reading) {
  const feed = new QueueFeed(view, reading);
  const refresh = useDebounceFn(() => feed.refresh(), 120, { maxWait: 500 });
  watch([view, api], () => feed.open(), { immediate: true });
  useChanges((changes) => {
    feed.noteChanged((changes ?? []).map(({ id }) => id));
    void refresh();
  });
  onScopeDispose(() => feed.stop());

  return {
    feed,
    rows: feed.rows,
    trouble: feed.trouble,
    ready: feed.ready,
    shown: computed(() => feed.order.value.shown),
    gone: computed(() => feed.order.value.gone),
    waiting: computed(() => feed.order.value.fresh.length),
    complete: computed(() => feed.nextCursor.value === null),
  };
}
