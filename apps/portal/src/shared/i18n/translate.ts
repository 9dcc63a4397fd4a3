import en from '../locales/en.json' with { type: 'json' };
import id from '../locales/id.json' with { type: 'json' };
import pl from '../locales/pl.json' with { type: 'json' };
import sv from '../locales/sv.json' with { type: 'json' };
import type { Locale } from './locale.js';

/** Finds a sentence and fills it in. The result is plain text: templates escape it like any other. */
export type Translate = (key: MessageKey, params?: MessageParams) => string;

export type MessageKey = Leaves<typeof en>;
export type MessageParams = Readonly<Record<string, string | number>>;

export function translator(locale: Locale): Translate {
  const plural = new Intl.PluralRules(locale);
  const number = new Intl.NumberFormat(locale);
  return (key, params = {}) =>
    find(catalogues[locale], key).replace(placeholder, (_, name: string, arms: string | undefined) => {
      const value = params[name] ?? '';
      if (arms === undefined) return typeof value === 'number' ? number.format(value) : value;
      const chosen = armsOf(arms);
      return (chosen.get(plural.select(Number(value))) ?? chosen.get('other') ?? '').replaceAll('#', number.format(Number(value)));
    });
}

type Leaves<T> = { [K in keyof T & string]: T[K] extends string ? K : `${K}.${Leaves<T[K]>}` }[keyof T & string];

const catalogues: Readonly<Record<Locale, typeof en>> = { en, id, pl, sv };

/** `{name}` or `{count, plural, one {…} other {# …}}`. One pass over our text: what is filled in is never read again. */
const placeholder = /\{(\w+)(?:, plural,((?:\s*\w+\s*\{[^{}]*\})+)\s*)?\}/g;

const armsOf = (arms: string) => new Map(Array.from(arms.matchAll(/(\w+)\s*\{([^{}]*)\}/g), ([, category = '', text = '']) => [category, text]));

function find(catalogue: object, key: string): string {
  let found: unknown = catalogue;
  for (const step of key.split('.')) found = typeof found === 'object' && found !== null ? (found as Record<string, unknown>)[step] : undefined;
  if (typeof found !== 'string') throw new Error(`No message ${key}`);
  return found;
}
