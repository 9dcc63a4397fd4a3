/** The languages of the product, each by its own name. */
export const locales = [
  { value: 'en', label: 'English' },
  { value: 'id', label: 'Bahasa Indonesia' },
  { value: 'pl', label: 'Polski' },
  { value: 'sv', label: 'Svenska' },
] as const;

export type AppLocale = (typeof locales)[number]['value'];

const isAppLocale = (wanted: string): wanted is AppLocale => locales.some(({ value }) => value === wanted);

/** The first of the wanted languages that we speak; English otherwise. */
export function chooseLocale(wanted: readonly (string | null | undefined)[]): AppLocale {
  for (const each of wanted) {
    const language = each?.toLowerCase().split('-')[0];
    if (language && isAppLocale(language)) return language;
  }
  return 'en';
}

/** Which of a message's forms a number takes. Messages list the forms of `Intl.PluralRules` in the order zero, one, two, few, many, other. */
export function pluralForm(locale: string, count: number, choices: number): number {
  const rules = new Intl.PluralRules(locale);
  const order = ['zero', 'one', 'two', 'few', 'many', 'other'].filter((form) => rules.resolvedOptions().pluralCategories.some((category) => category === form));
  return Math.min(order.indexOf(rules.select(count)), choices - 1);
}
