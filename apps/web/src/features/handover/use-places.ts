import { computed } from 'vue';
import { HandoverPlacesDocument, type TicketHeadFragment } from '../../generated/operations.js';
import { useLiveQuery } from '../../shared/graphql/use-live-query.js';
import type { Conflict } from '../../shared/refusals/conflicts.js';

/** Departments with their tiers, and what lies above and below a ticket in its own. */
export function usePlaces(ticket: () => TicketHeadFragment) {
  const { data } = useLiveQuery(HandoverPlacesDocument, () => ({}));
  const departments = computed(() => data.value?.handoverDepartments ?? []);
  const tiers = computed(() => departments.value.find(({ id }) => id === ticket().department.id)?.tiers ?? []);
  const names = computed(() => new Map(departments.value.flatMap((department) => [department, ...department.tiers]).map(({ id, name }) => [id, name])));
  return {
    departments,
    /** A conflict speaks of places by id; people know them by name. */
    named: (conflict: Conflict): Conflict => ({ ...conflict, yours: names.value.get(conflict.yours) ?? conflict.yours, theirs: names.value.get(conflict.theirs) ?? conflict.theirs }),
    tiers,
    above: computed(() => tiers.value.find(({ level }) => level > ticket().tier.level) ?? null),
    below: computed(() => tiers.value.findLast(({ level }) => level < ticket().tier.level) ?? null),
    others: computed(() => departments.value.filter(({ id, tiers: all }) => id !== ticket().department.id && all.length > 0)),
  };
}
