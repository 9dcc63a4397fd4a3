import { describe, expect, it } from '@jest/globals';
import { chooseLocale } from './accept-language.js';

describe('the language of somebody who is not signed in', () => {
  it.each([
    ['sv-SE,sv;q=0.9,en;q=0.8', 'sv'],
    ['de,pl;q=0.4,id;q=0.7', 'id'],
    ['in-ID', 'id'],
    ['PL', 'pl'],
    ['pl;q=0,sv;q=0.1', 'sv'],
    ['fr, *;q=0.5', 'en'],
    ['en;q=0.5, sv;q=0.5', 'en'],
    ['', 'en'],
    [';;;q=,,=', 'en'],
    ['sv;q=9', 'en'],
  ])('for %j is %s', (header, expected) => {
    expect(chooseLocale(header)).toBe(expected);
  });

  it('is the one of the workspace when the header is missing or names none of ours', () => {
    expect(chooseLocale(undefined, 'pl')).toBe('pl');
    expect(chooseLocale('de-DE', 'pl')).toBe('pl');
  });

  it('is found in a header of a megabyte as fast as in any', () => {
    expect(chooseLocale(`${'x,'.repeat(500_000)}sv`)).toBe('en');
  });
});
