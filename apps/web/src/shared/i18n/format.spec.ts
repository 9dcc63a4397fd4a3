import { describe, expect, it } from '@jest/globals';
import { brief, bytes, lasting, since } from './format.js';

const noon = Date.parse('2026-11-20T12:00:00Z');

describe('a time on the screen', () => {
  it.each([
    ['2026-11-20T12:00:20Z', 'now'],
    ['2026-11-20T11:55:00Z', '5 min. ago'],
    ['2026-11-20T09:00:00Z', '3 hr. ago'],
    ['2026-11-19T11:00:00Z', 'yesterday'],
    // Noon where this runs: the day is that of the reader.
    [new Date(2026, 10, 1, 12).toISOString(), 'Nov 1, 2026'],
  ])('%s reads %j', (instant, words) => {
    expect(since(instant, noon, 'en')).toBe(words);
  });

  it('speaks the language of the reader', () => {
    expect(since('2026-11-20T11:55:00Z', noon, 'sv')).toBe('för 5 min sen');
    expect(since('2026-11-19T11:00:00Z', noon, 'id')).toBe('kemarin');
  });
});

describe('a length of time', () => {
  it.each([
    [12, '< 1 min'],
    [780, '13 min'],
    [15_840, '4 hr 24 min'],
    [86_400, '1 day'],
    [190_000, '2 days 4 hr'],
  ])('of %d seconds reads %j', (seconds, words) => {
    expect(lasting(seconds, 'en')).toBe(words);
  });

  it('speaks the language of the reader', () => {
    expect(lasting(15_840, 'pl')).toBe('4 godz. 24 min');
  });
});

describe('a name within a sentence', () => {
  it('is whole, unless it would be the sentence', () => {
    expect(brief('Harriet Whitcombe')).toBe('Harriet Whitcombe');
    expect(brief('Hubert Blaine Wolfeschlegelsteinhausenbergerdorff', 15)).toBe('Hubert Blaine…');
  });

  it('is not cut within a letter', () => {
    expect(brief('👋👋👋👋', 3)).toBe('👋👋…');
  });
});

describe('the size of a file', () => {
  it.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [17, '17 bytes'],
    [2210, '2 kB'],
    [12_202_210, '12.2 MB'],
  ])('of %d bytes reads %j', (size, words) => {
    expect(bytes(size, 'en')).toBe(words);
  });

  it.each([
    ['pl', 17, '17 bajtów'],
    ['pl', 22, '22 bajty'],
    ['sv', 17, '17 byte'],
    ['id', 17, '17 byte'],
    ['sv', 12_202_210, '12,2 MB'],
  ])('in %s of %d reads %j', (locale, size, words) => {
    expect(bytes(size, locale)).toBe(words);
  });
});
