import { useElementSize, type MaybeElementRef } from '@vueuse/core';
import { computed, onScopeDispose, shallowReactive, watch } from 'vue';

const heights = shallowReactive(new Map<symbol, number>());

/** So many pixels at the bottom of the page are taken: what floats there stands above them. */
export const dockHeight = computed(() => [...heights.values()].reduce((sum, height) => sum + height, 0));

/** Says that an element stands at the bottom of the page while it is there. */
export function useDock(element: MaybeElementRef): void {
  const id = Symbol('dock');
  const { height } = useElementSize(element, undefined, { box: 'border-box' });
  watch(height, (now) => heights.set(id, now), { immediate: true });
  onScopeDispose(() => heights.delete(id));
}
