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
  const { rules, order } = grammarOf(locale);
  return Math.min(order.indexOf(rules.select(count)), choices - 1);
}

interface Grammar {
  readonly rules: Intl.PluralRules;
  readonly order: readonly string[];
}
const grammars = new Map<string, Grammar>();

function grammarOf(locale: string): Grammar {
  const known = grammars.get(locale);
  if (known) return known;
  const rules = new Intl.PluralRules(locale);
  const { pluralCategories } = rules.resolvedOptions();
  const grammar = { rules, order: ['zero', 'one', 'two', 'few', 'many', 'other'].filter((form) => pluralCategories.some((category) => category === form)) };
  grammars.set(locale, grammar);
  return grammar;
}
