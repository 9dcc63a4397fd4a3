import { locales, type Locale } from '@meja/plugin-sdk/server/kernel';

/** The language of ours that an `Accept-Language` header likes best; `otherwise` when it names none of ours. */
export function chooseLocale(header: string | undefined, otherwise: Locale = 'en'): Locale {
  if (!header) return otherwise;
  const wishes = header
    .slice(0, longest)
    .split(',')
    .map((part, position) => ({ ...wish(part), position }))
    .filter(({ quality }) => quality > 0)
    .toSorted((a, b) => b.quality - a.quality || a.position - b.position);
  for (const { language } of wishes) {
    if (language === '*') return otherwise;
    const ours = locales.find((locale) => locale === (renamed[language] ?? language));
    if (ours) return ours;
  }
  return otherwise;
}

/** Browsers send far less; the rest is not worth reading. */
const longest = 500;

/** Indonesian was `in` before 1989; old Android still says so. */
const renamed: Readonly<Record<string, string>> = { in: 'id' };

function wish(part: string): { language: string; quality: number } {
  const [tag = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
  const weight = parameters.find((parameter) => parameter.startsWith('q='));
  const quality = weight === undefined ? 1 : Number(weight.slice(2));
  return { language: tag.split('-')[0] ?? '', quality: quality >= 0 && quality <= 1 ? quality : 0 };
}
