import { useDebounceFn } from '@vueuse/core';
import { useI18n } from 'vue-i18n';
import { QueueCountsDocument, type QueueView } from '../../generated/operations.js';
import { useChanges } from '../../shared/graphql/changes.js';
import { useLiveQuery } from '../../shared/graphql/use-live-query.js';

/** How many tickets each view holds, as it is written beside its name: `1,000+` when nobody counted further. */
export function useCounts(): (view: QueueView) => string {
  const { n } = useI18n();
  const { data, refetch } = useLiveQuery(QueueCountsDocument, () => ({}));
  useChanges(useDebounceFn(refetch, 200, { maxWait: 1000 }));
  return (view) => {
    const found = data.value?.queueCounts.find((each) => each.view === view);
    return found ? `${n(found.count)}${found.capped ? '+' : ''}` : '';
  };
}
