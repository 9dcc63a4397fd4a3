import { useWindowSize } from '@vueuse/core';
import { computed, type ComputedRef } from 'vue';

/** How many panes fit: `one` below 768 px, `two` below 1024, `three` below 1280, `four` from there. */
export type Desk = 'one' | 'two' | 'three' | 'four';

const { width } = useWindowSize();

export const desk: ComputedRef<Desk> = computed(() => (width.value >= 1280 ? 'four' : width.value >= 1024 ? 'three' : width.value >= 768 ? 'two' : 'one'));

/** List and conversation stand side by side. */
export const split = computed(() => desk.value === 'three' || desk.value === 'four');
