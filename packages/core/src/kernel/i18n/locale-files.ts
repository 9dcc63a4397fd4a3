import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { locales } from '@meja/plugin-sdk/server/kernel';

/** Locale → nested texts, as a contributor ships them. */
export type ByLocale = Readonly<Record<string, object>>;

/** The forms of a plural; `other` always, the rest as the language has them. */
export type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

/** Dotted key → text or plural forms. */
export type Flat = Map<string, string | Forms>;

/** Reads `<folder>/{en,id,pl,sv}.json`. Called at boot; a missing or malformed file stops it. */
export function readLocales(folder: string): ByLocale {
  return Object.fromEntries(locales.map((locale) => [locale, readNested(join(folder, `${locale}.json`))]));
}

/** Texts of the kernel and of every public word of the SDK. */
export const kernelTexts = () => ({ prefix: '', byLocale: readLocales(join(import.meta.dirname, 'locales')) });

/** What one language of a contributor lacks: a key, or a plural form the language needs. Empty when all four are complete. */
export function gapsOf(byLocale: ByLocale): { locale: string; key: string }[] {
  const flats = new Map(locales.map((locale) => [locale, flatten(byLocale[locale] ?? {})]));
  const keys = new Set([...flats.values()].flatMap((flat) => [...flat.keys()]));
  return [...flats].flatMap(([locale, flat]) => {
    const needed = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
    return [...keys].flatMap((key) => {
      const form = flat.get(key);
      if (form === undefined) return [{ locale, key }];
      return typeof form === 'string' ? [] : needed.filter((category) => form[category] === undefined).map((category) => ({ locale, key: `${key}.${category}` }));
    });
  });
}

/** Nested texts by dotted key. An object with `other` that holds only plural categories is one text in its forms. */
export function flatten(nested: object, path = ''): Flat {
  const flat: Flat = new Map();
  for (const [name, value] of Object.entries(nested)) {
    const key = path === '' ? name : `${path}.${name}`;
    if (typeof value === 'string' || isForms(value)) flat.set(key, value);
    else if (typeof value === 'object' && value !== null) for (const [inner, form] of flatten(value, key)) flat.set(inner, form);
    else throw new Error(`The text "${key}" is neither a text nor a group of texts.`);
  }
  return flat;
}

const categories: ReadonlySet<string> = new Set(['zero', 'one', 'two', 'few', 'many', 'other']);

function isForms(value: unknown): value is Forms {
  if (typeof value !== 'object' || value === null) return false;
  const entries = Object.entries(value);
  return 'other' in value && entries.every(([name, form]) => categories.has(name) && typeof form === 'string');
}

function readNested(file: string): object {
  const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw new Error(`${file} must hold a JSON object.`);
  return parsed;
}
