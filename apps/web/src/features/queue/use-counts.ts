import { useThrottleFn, useTimeoutFn } from '@vueuse/core';
import { useI18n } from 'vue-i18n';
import { QueueCountsDocument } from '../../generated/operations.js';
import { useChanges } from '../../shared/graphql/changes.js';
import { useLiveQuery } from '../../shared/graphql/use-live-query.js';
import type { ViewOfQueue } from './views.js';

export interface CountOfView {
  /** As it is written beside the name: `1,000+` when nobody counted further; empty while it is not known. */
  readonly text: string;
  /** Of a tier: how many of them nobody has. */
  readonly unassigned: string;
}

const unknown: CountOfView = { text: '', unassigned: '' };

/** How many tickets each view holds, as it changes. */
export function useCounts(): (of: ViewOfQueue) => CountOfView {
  const { n } = useI18n();
  const { data, refetch } = useLiveQuery(QueueCountsDocument, () => ({}));
  // Counting costs more than looking: what changed is drawn first, and once a second is live enough for a number.
  const { start, isPending } = useTimeoutFn(useThrottleFn(refetch, 1000, true), 150, { immediate: false });
  useChanges(() => void (!isPending.value && start()));
  const written = (count: number, capped: boolean) => `${n(count)}${capped ? '+' : ''}`;
  return ({ view, tierId }) => {
    const tier = data.value?.tierCounts.find((each) => each.tier.id === tierId);
    if (tier) return { text: written(tier.open, tier.capped), unassigned: tier.unassigned > 0 ? n(tier.unassigned) : '' };
    const found = tierId === null ? data.value?.queueCounts.find((each) => each.view === view) : undefined;
    return found ? { text: written(found.count, found.capped), unassigned: '' } : unknown;
  };
}
