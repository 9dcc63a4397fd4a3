import { describe, expect, it } from '@jest/globals';
import { tooManyAttempts, validationFailed, refusedByGuard } from '@meja/plugin-sdk/server/kernel';
import { LocaleTexts, MissingText } from './locale-texts.js';
import { kernelTexts } from './locale-files.js';

const pager = {
  prefix: 'pager',
  byLocale: {
    en: { greeting: 'Hello {name}', only: 'English only', pages: { one: '{count} page', other: '{count} pages' }, failures: { NO_PAGER: 'Nobody carries {device}.' } },
    pl: { greeting: 'Cześć {name}', pages: { one: '{count} strona', few: '{count} strony', many: '{count} stron', other: '{count} strony' } },
  },
};
const texts = new LocaleTexts([kernelTexts(), pager]);

describe('server texts', () => {
  it('finds a text of a plugin under its prefix and fills in the parameters', () => {
    expect(texts.text('pl', 'pager.greeting', { name: 'Ola' })).toBe('Cześć Ola');
  });

  it('does not read a parameter as a template', () => {
    expect(texts.text('en', 'pager.greeting', { name: '{name}' })).toBe('Hello {name}');
  });

  it('falls back to English when a language lacks the text', () => {
    expect(texts.text('sv', 'pager.only')).toBe('English only');
  });

  it.each([
    ['en', 1, '1 page'],
    ['en', 0, '0 pages'],
    ['pl', 1, '1 strona'],
    ['pl', 3, '3 strony'],
    ['pl', 12, '12 stron'],
    ['pl', 22, '22 strony'],
    ['sv', 2, '2 pages'],
  ])('chooses the plural of %s for %d', (locale, count, expected) => {
    expect(texts.text(locale, 'pager.pages', { count })).toBe(expected);
  });

  it('names the missing parts of a refusal in words, and those it has no words for by their last name', () => {
    const refused = (locale: string) => new LocaleTexts([kernelTexts()]).failureText(locale, { code: 'HANDOVER_MISSING', params: { ticketId: '1', missing: ['tried', 'question', 'fields.serialNumber'] } });
    expect(refused('en')).toBe('The handover card is not complete. Missing: what was tried, what is asked, serialNumber.');
    const labelled = { code: 'HANDOVER_MISSING', params: { ticketId: '1', missing: ['tried', 'fields.serial'], labels: { 'fields.serial': 'Serial number' } } };
    expect(new LocaleTexts([kernelTexts()]).failureText('en', labelled)).toBe('The handover card is not complete. Missing: what was tried, Serial number.');
    expect(refused('sv')).toBe('Överlämningskortet är inte komplett. Det saknas: vad som har prövats, vad frågan är, serialNumber.');
  });

  it('writes numbers as the language does', () => {
    expect(texts.text('pl', 'pager.pages', { count: 12345 })).toBe('12\u00a0345 stron');
  });

  it('throws for a missing key or parameter in tests', () => {
    expect(() => texts.text('en', 'pager.farewell')).toThrow(MissingText);
    expect(() => texts.text('en', 'pager.greeting')).toThrow('needs the parameter "name"');
  });

  it('answers the key of a missing text where people look', () => {
    const lenient = new LocaleTexts([pager], { missing: 'key' });
    expect(lenient.text('en', 'pager.farewell')).toBe('pager.farewell');
    expect(lenient.text('en', 'pager.greeting')).toBe('Hello {name}');
  });

  it('refuses two owners of the same text and names the second', () => {
    const rival = { prefix: 'rival', byLocale: { en: { failures: { NOT_FOUND: 'Gone.' } } } };
    expect(() => new LocaleTexts([kernelTexts(), rival])).toThrow('"failures.NOT_FOUND" in en; the second is "rival"');
  });

  it('refuses a value that is no text', () => {
    expect(() => new LocaleTexts([{ prefix: 'x', byLocale: { en: { a: 1 } } }])).toThrow('"a" is neither');
  });
});

describe('sentences of refusals', () => {
  it('names every field that does not fit, in the language of the caller', () => {
    const failure = validationFailed({ issues: [{ path: 'subject', reason: 'required' }, { path: '', reason: 'too_many' }] });
    expect(texts.failureText('sv', failure)).toBe('Något av det du skickade stämmer inte: subject: får inte vara tomt; innehåller för många poster.');
  });

  it('tells a reason that nobody translated in general words', () => {
    const failure = validationFailed({ issues: [{ path: 'fields', reason: 'Invalid key: expected "a"' }] });
    expect(texts.failureText('en', failure)).toBe('Something you sent does not fit: fields: is not valid.');
  });

  it('lets a guard of a plugin speak for itself, and speaks for it when it has no words', () => {
    expect(texts.failureText('en', refusedByGuard({ guard: 'pager', code: 'NO_PAGER', params: { device: 'the pager' } }))).toBe('Nobody carries the pager.');
    expect(texts.failureText('pl', refusedByGuard({ guard: 'pager', code: 'SOMETHING', params: {} }))).toBe('Reguła tej przestrzeni roboczej na to nie pozwala.');
  });

  it('counts the seconds until the next attempt', () => {
    expect(texts.failureText('pl', tooManyAttempts({ retryAfter: 3 }))).toContain('za 3 sekundy');
    expect(texts.failureText('id', tooManyAttempts({ retryAfter: 1 }))).toContain('dalam 1 detik');
  });
});
