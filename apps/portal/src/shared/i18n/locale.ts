export const locales = ['en', 'id', 'pl', 'sv'] as const;
export type Locale = (typeof locales)[number];

/** What each language calls itself; the same in every language, so it stands in no locale file. */
export const endonyms: Readonly<Record<Locale, string>> = { en: 'English', id: 'Bahasa Indonesia', pl: 'Polski', sv: 'Svenska' };

/** The first of the wishes that we speak. A wish may carry a region: `pl-PL` is answered in `pl`. */
export function chooseLocale(...wishes: readonly (string | null | undefined)[]): Locale {
  for (const wish of wishes) {
    const language = wish?.trim().toLowerCase().split('-')[0];
    const known = locales.find((locale) => locale === language);
    if (known) return known;
  }
  return 'en';
}

/** The languages of an `Accept-Language` header, best first. */
export function acceptedLanguages(header: string | undefined): string[] {
  return (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [language = '', ...params] = part.trim().split(';');
      const quality = params.map((param) => /^\s*q=([\d.]+)\s*$/.exec(param)?.[1]).find((value) => value !== undefined);
      return { language, quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ language, quality }) => language !== '' && quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ language }) => language);
}
