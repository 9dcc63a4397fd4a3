import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import * as sdk from '@meja/plugin-sdk/server';
import { locales } from '@meja/plugin-sdk/server/kernel';
import { flatten, gapsOf, kernelTexts } from './locale-files.js';

const { byLocale } = kernelTexts();
const sdkFolder = join(import.meta.dirname, '../../../../plugin-sdk/src/server');
const sources = readdirSync(sdkFolder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('spec.ts'))
  .map((file) => readFileSync(join(sdkFolder, file), 'utf8').replace(/^\s*(\/?\*|\/\/).*$/gm, ''));

const declared = (pattern: RegExp) => [...new Set(sources.flatMap((source) => [...source.matchAll(pattern)].map((match) => match[1] ?? '')))];

describe('locale files of the kernel', () => {
  it('lack nothing in any of the four languages', () => {
    expect(gapsOf(byLocale)).toEqual([]);
  });

  it.each(locales)('hold a sentence for every failure, issue and permission that the SDK declares: %s', (locale) => {
    const failures = declared(/failure(?:<[^(]*>)?\(\s*'\w+',\s*'([A-Z_]+)'/g).map((code) => `failures.${code}`);
    const permissions = declared(/permission\(\s*'([a-z.-]+)'/g).map((id) => `permissions.${id}`);
    const issues = [...reasons(sdk)].map((reason) => `issues.${reason}`);
    expect([failures.length, permissions.length, issues.length].every((count) => count > 5)).toBe(true);

    const keys = flatten(byLocale[locale] ?? {});
    expect([...failures, ...permissions, ...issues].filter((key) => !keys.has(key))).toEqual([]);
  });

  it('say of a permission in English what the SDK says', () => {
    const english = flatten(byLocale['en'] ?? {});
    const permissions = Object.values(sdk).filter((value): value is sdk.Permission => typeof value === 'object' && 'description' in value);
    expect(permissions.map(({ id }) => english.get(`permissions.${id}`))).toEqual(permissions.map(({ description }) => description));
  });

  it('use the same parameters in every language', () => {
    const holes = (locale: string) =>
      [...flatten(byLocale[locale] ?? {})].map(([key, form]) => [key, [...new Set(JSON.stringify(form).match(/\{\w+\}/g) ?? [])].toSorted().join()]).toSorted();
    for (const locale of locales) expect(holes(locale)).toEqual(holes('en'));
  });
});

describe('gaps of a contributor', () => {
  it('are the keys and plural forms that a language lacks', () => {
    const gaps = gapsOf({ en: { a: 'a', n: { one: '1', other: 'n' } }, id: { a: 'a', n: { other: 'n' } }, pl: { a: 'a', n: { one: '1', other: 'n' } }, sv: { n: { one: '1', other: 'n' } } });
    expect(gaps).toEqual([{ locale: 'pl', key: 'n.few' }, { locale: 'pl', key: 'n.many' }, { locale: 'sv', key: 'a' }]);
  });
});

/** Every message that a schema of the SDK can answer: they are reasons of `ValidationFailed`. */
function reasons(value: unknown, found = new Set<string>(), seen = new Set<unknown>()): Set<string> {
  if (typeof value !== 'object' || value === null || seen.has(value)) return found;
  seen.add(value);
  if ('kind' in value && 'message' in value && typeof value.message === 'string') found.add(value.message);
  for (const part of Object.values(value)) reasons(part, found, seen);
  return found;
}
