import { computed, onScopeDispose, shallowRef, watch } from 'vue';
import { TimelineDocument, type TimelineQuery } from '../../generated/operations.js';
import { useChanges } from '../../shared/graphql/changes.js';
import { troubleOf, type Trouble } from '../../shared/graphql/trouble.js';
import { api } from '../../shared/session/session.js';

export type TimelineEntry = NonNullable<TimelineQuery['ticket']>['timeline']['edges'][number]['node'];
export type MessageEntry = Extract<TimelineEntry, { __typename: 'Message' }>;
export type EventEntry = Extract<TimelineEntry, { __typename: 'TimelineEvent' }>;

/** Everything that happened on a ticket, oldest first: all pages one after the other, and the last one again when something changed. */
export function useTimeline(ticketId: () => string) {
  const pages = shallowRef<readonly (readonly TimelineEntry[])[]>([]);
  const trouble = shallowRef<Trouble | null>(null);
  const complete = shallowRef(false);
  let cursors: (string | null)[] = [null];
  let turn = 0;

  /** Reads from the last page on. */
  async function read(fresh: boolean): Promise<void> {
    const mine = ++turn;
    for (let index = cursors.length - 1; ; index += 1) {
      const after = cursors[index] ?? null;
      const { data, error } = await api.value.query(TimelineDocument, { id: ticketId(), after }, { requestPolicy: fresh ? 'network-only' : 'cache-first' }).toPromise();
      if (mine !== turn) return;
      trouble.value = error ? troubleOf(error) : null;
      const timeline = data?.ticket?.timeline;
      if (!timeline) return;
      pages.value = [...pages.value.slice(0, index), timeline.edges.map(({ node }) => node)];
      if (!timeline.pageInfo.hasNextPage) break;
      cursors[index + 1] = timeline.pageInfo.endCursor;
    }
    complete.value = true;
  }

  async function open(): Promise<void> {
    [pages.value, cursors, complete.value, trouble.value] = [[], [null], false, null];
    await read(false);
    // What the cache had is on the screen; what came since is read behind it.
    if (!trouble.value) await read(true);
  }

  watch([ticketId, () => api.value], () => void open(), { immediate: true });
  useChanges((changes) => {
    if (changes === null || changes.some(({ id }) => id === ticketId())) void read(true);
  });
  onScopeDispose(() => (turn += 1));

  return { entries: computed(() => pages.value.flat()), trouble, complete, retry: () => void open(), refresh: () => void read(true) };
}
