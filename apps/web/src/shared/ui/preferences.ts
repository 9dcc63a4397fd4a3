import { useLocalStorage, usePreferredReducedMotion } from '@vueuse/core';
import { defineStore } from 'pinia';
import { watch } from 'vue';
import type { AppLocale } from '../i18n/locales.js';

export type Theme = 'system' | 'light' | 'dark';
export type Density = 'comfortable' | 'cozy' | 'compact';

/** What a person set on this device. */
export const usePreferences = defineStore('preferences', () => {
  const theme = useLocalStorage<Theme>('meja.theme', 'system');
  const density = useLocalStorage<Density>('meja.density', 'comfortable');
  const singleKeys = useLocalStorage('meja.single-keys', true);
  /** Empty until one is picked: then the language of the account counts. */
  const locale = useLocalStorage<AppLocale | ''>('meja.locale', '');
  const views = useLocalStorage('meja.pane.views', { open: true });
  const list = useLocalStorage('meja.pane.list', { width: 352 });
  const context = useLocalStorage('meja.pane.context', { open: true });

  const root = document.documentElement;
  watch(density, (value) => (root.dataset.density = value), { immediate: true });
  watch(theme, (value) => {
    // Half-faded colours while the theme flips look like a mistake.
    root.dataset.still = '';
    if (value === 'system') delete root.dataset.theme;
    else root.dataset.theme = value;
    requestAnimationFrame(() => requestAnimationFrame(() => delete root.dataset.still));
  }, { immediate: true });

  return { theme, density, singleKeys, locale, views, list, context, motion: usePreferredReducedMotion() };
});
