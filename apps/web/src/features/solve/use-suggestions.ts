import { refDebounced } from '@vueuse/core';
import { computed } from 'vue';
import { EarlierSolutionsDocument, type EarlierSolutionsQuery } from '../../generated/operations.js';
import { useLiveQuery } from '../../shared/graphql/use-live-query.js';

export type Suggestion = EarlierSolutionsQuery['solutions'][number];

/** As many as there are keys for them. */
const most = 3;
/** Shorter words find everything. */
const least = 3;

/** Earlier solutions that fit the words, without those of the ticket itself. Asked again at every pause in typing. */
export function useSuggestions(words: () => string, ticketId: () => string) {
  const settled = refDebounced(computed(() => words().trim()), 250);
  const { data, busy } = useLiveQuery(EarlierSolutionsDocument, () => (settled.value.length < least ? null : { query: settled.value.slice(0, 400), departmentId: null, first: most + 1 }));
  const suggestions = computed(() => (settled.value.length < least ? [] : (data.value?.solutions ?? []).filter((hit) => hit.ticketId !== ticketId()).slice(0, most)));
  return { suggestions, busy };
}
