import { useThrottleFn } from '@vueuse/core';
import { computed, onScopeDispose, watch } from 'vue';
import { useChanges } from '../../shared/graphql/changes.js';
import { api } from '../../shared/session/session.js';
import { QueueFeed, type Reading } from './queue-feed.js';
import type { ViewOfQueue } from './views.js';

/** The rows of a view while the calling component lives. */
export function useQueue(view: () => ViewOfQueue, reading: Reading) {
  const feed = new QueueFeed(() => ({ view: view().view, tierId: view().tierId }), reading);
  // At once, then at most four times a second: what changed meanwhile is in the last of them.
  const refresh = useThrottleFn(() => feed.refresh(), 250, true);
  watch([() => view().path, () => api.value], () => feed.open(), { immediate: true });
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
