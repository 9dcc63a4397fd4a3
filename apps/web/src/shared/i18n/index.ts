import { createI18n } from 'vue-i18n';
import en from '../../locales/en.json';
import { chooseLocale, locales, pluralForm, type AppLocale } from './locales.js';

/** Everything but English, which is the fallback, is fetched when it is wanted. */
const lazy = {
  id: () => import('../../locales/id.json'),
  pl: () => import('../../locales/pl.json'),
  sv: () => import('../../locales/sv.json'),
};

type Messages = typeof en;

const pluralRules = Object.fromEntries(
  locales.map(({ value }) => [value, (count: number, choices: number) => pluralForm(value, count, choices)]),
);

export const i18n = createI18n<[Messages], AppLocale, false>({ legacy: false, locale: 'en', fallbackLocale: 'en', messages: { en } as Record<AppLocale, Messages>, pluralRules });

/** The translator outside of components; `count` chooses the form of a plural. */
export const t = (key: string, params: Readonly<Record<string, string | number>> = {}, count?: number): string => (count === undefined ? i18n.global.t(key, params) : i18n.global.t(key, params, count));

/** Speaks a language from now on, once its texts are here. */
export async function speak(locale: AppLocale): Promise<void> {
  if (locale !== 'en' && !i18n.global.availableLocales.some((each) => each === locale && Object.keys(i18n.global.getLocaleMessage(each)).length > 0)) {
    i18n.global.setLocaleMessage(locale, (await lazy[locale]()).default);
  }
  i18n.global.locale.value = locale;
  document.documentElement.lang = locale;
}

export const spokenLocale = (): AppLocale => chooseLocale([i18n.global.locale.value]);
