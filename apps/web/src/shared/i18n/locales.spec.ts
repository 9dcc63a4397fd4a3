import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { chooseLocale, locales, pluralForm } from './locales.js';

interface Texts {
  readonly [key: string]: string | Texts;
}
const folder = new URL('../../locales/', import.meta.url);
const textsOf = (locale: string) => flatten(JSON.parse(readFileSync(new URL(`${locale}.json`, folder), 'utf8')) as Texts);

function flatten(texts: Texts, prefix = ''): Map<string, string> {
  return new Map(Object.entries(texts).flatMap(([key, text]) => (typeof text === 'string' ? [[`${prefix}${key}`, text] as const] : [...flatten(text, `${prefix}${key}.`)])));
}
const paramsOf = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort();

describe('the locale files', () => {
  const english = textsOf('en');

  it('exist for every language, and for no other', () => {
    expect(readdirSync(folder).sort()).toEqual(locales.map(({ value }) => `${value}.json`).sort());
  });

  it.each(['id', 'pl', 'sv'])('%s has the keys and the parameters of English', (locale) => {
    const texts = textsOf(locale);
    expect([...texts.keys()].sort()).toEqual([...english.keys()].sort());
    for (const [key, text] of texts) expect({ key, params: paramsOf(text) }).toEqual({ key, params: paramsOf(english.get(key) ?? '') });
  });

  it.each(locales.map(({ value }) => value))('%s has as many plural forms as its grammar wherever English has two', (locale) => {
    const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories.length;
    const texts = textsOf(locale);
    for (const [key, text] of english) if (text.includes(' | ')) expect({ key, forms: texts.get(key)?.split(' | ').length }).toEqual({ key, forms });
  });

  it.each(locales.map(({ value }) => value))('%s uses no character that has a meaning in messages', (locale) => {
    for (const [key, text] of textsOf(locale)) expect({ key, text: text.replaceAll(/\{(?:\w+|'[@{}|]')\}/g, '') }).not.toEqual({ key, text: expect.stringMatching(/[@{}]|(?<! )\||\|(?! )/) });
  });
});

describe('choosing a language', () => {
  it('takes the first wanted one that we speak', () => {
    expect(chooseLocale([null, 'de-AT', 'sv-SE', 'pl'])).toBe('sv');
    expect(chooseLocale(['ja'])).toBe('en');
  });

  it.each([
    ['en', [1, 2], [0, 1]],
    ['id', [1, 5], [0, 0]],
    ['pl', [1, 3, 5, 22], [0, 1, 2, 1]],
    ['sv', [1, 0], [0, 1]],
  ])('counts like %s does', (locale, counts, forms) => {
    const choices = new Intl.PluralRules(locale).resolvedOptions().pluralCategories.length;
    expect(counts.map((count) => pluralForm(locale, count, choices))).toEqual(forms);
  });
});
