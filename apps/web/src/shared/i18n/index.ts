import { createI18n } from 'vue-i18n';
import type en from '../../locales/en.json';
import { chooseLocale, locales, pluralForm, type AppLocale } from './locales.js';

/** The language that is spoken is fetched, and no other: every key exists in each of them. */
const lazy = {
  en: () => import('../../locales/en.json'),
  id: () => import('../../locales/id.json'),
  pl: () => import('../../locales/pl.json'),
  sv: () => import('../../locales/sv.json'),
};

type Messages = typeof en;

const pluralRules = Object.fromEntries(
  locales.map(({ value }) => [value, (count: number, choices: number) => pluralForm(value, count, choices)]),
);

export const i18n = createI18n<[Messages], AppLocale, false>({ legacy: false, locale: 'en', fallbackLocale: false, messages: {} as Record<AppLocale, Messages>, pluralRules });

/** The translator outside of components; `count` chooses the form of a plural. */
export const t = (key: string, params: Readonly<Record<string, string | number>> = {}, count?: number): string => (count === undefined ? i18n.global.t(key, params) : i18n.global.t(key, params, count));

/** Whether there is a text for a key that was put together from what the server said. */
export const hasText = (key: string): boolean => i18n.global.te(key);

/** Speaks a language from now on, once its texts are here. */
export async function speak(locale: AppLocale): Promise<void> {
  if (!i18n.global.availableLocales.some((each) => each === locale && Object.keys(i18n.global.getLocaleMessage(each)).length > 0)) {
    i18n.global.setLocaleMessage(locale, (await lazy[locale]()).default);
  }
  i18n.global.locale.value = locale;
  document.documentElement.lang = locale;
}

export const spokenLocale = (): AppLocale => chooseLocale([i18n.global.locale.value]);
