import { describe, expect, it } from '@jest/globals';
import { score } from './matching.js';

describe('matching what was typed', () => {
  it('finds words in any order and without accents', () => {
    expect(score('Weź zgłoszenie', 'zgloszenie wez')).toBeGreaterThan(0);
    expect(score('Ta ärendet', 'arende')).toBeGreaterThan(0);
  });

  it('refuses a text that lacks a word', () => {
    expect(score('Take the ticket', 'take queue')).toBe(0);
  });

  it('puts the beginning of a word before its middle', () => {
    expect(score('Theme: dark', 'the')).toBeGreaterThan(score('Other', 'the'));
    expect(score('Go to settings', 'set')).toBeGreaterThan(score('Reset', 'set'));
  });

  it('takes everything when nothing is typed', () => {
    expect(score('Anything', '')).toBe(1);
  });
});
