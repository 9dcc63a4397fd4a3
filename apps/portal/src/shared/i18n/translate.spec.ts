import { describe, expect, it } from '@jest/globals';
import { acceptedLanguages, chooseLocale } from './locale.js';
import { translator } from './translate.js';

describe('the sentences of the help centre', () => {
  it('counts as each language does', () => {
    const said = (locale: 'en' | 'id' | 'pl' | 'sv') => [1, 2, 5, 22].map((count) => translator(locale)('form.summary', { count }));
    expect(said('en')).toEqual(['Please correct one field', 'Please correct 2 fields', 'Please correct 5 fields', 'Please correct 22 fields']);
    expect(said('sv')).toEqual(['Rätta ett fält', 'Rätta 2 fält', 'Rätta 5 fält', 'Rätta 22 fält']);
    expect(said('pl')).toEqual(['Popraw jedno pole', 'Popraw 2 pola', 'Popraw 5 pól', 'Popraw 22 pola']);
    expect(said('id')).toEqual(['Perbaiki 1 isian', 'Perbaiki 2 isian', 'Perbaiki 5 isian', 'Perbaiki 22 isian']);
  });

  it('never reads what is filled in as a sentence of its own', () => {
    expect(translator('en')('request.helper', { name: '{id} $& {minutes, plural, other {#}}' })).toBe('{id} $& {minutes, plural, other {#}} is helping you');
  });

  it('leaves a hole where a value is missing rather than fail', () => {
    expect(translator('en')('request.number')).toBe('Number ');
  });
});

describe('the language of a page', () => {
  it('takes the first wish it speaks, whatever the region', () => {
    expect(chooseLocale(null, 'de', 'PL-pl', 'sv')).toBe('pl');
    expect(chooseLocale(undefined, '', 'tlh')).toBe('en');
  });

  it('orders Accept-Language by its weights and skips what is refused', () => {
    expect(acceptedLanguages('en;q=0.4, sv-SE, id;q=0, pl;q=0.9')).toEqual(['sv-SE', 'pl', 'en']);
    expect(acceptedLanguages(undefined)).toEqual([]);
    expect(chooseLocale(...acceptedLanguages(`${'x'.repeat(100_000)},pl`))).toBe('en');
  });
});
