import { describe, expect, it } from '@jest/globals';
import { soughtWords } from './words.js';

describe('words somebody looks for', () => {
  it('are found whole or by their beginning, and nearly by half of it', () => {
    expect(soughtWords('  Printer  BLINKS ')).toEqual({ all: `'printer':* & 'blinks':*`, any: `'printer':* | 'blinks':*`, nearly: `'pri':* | 'bli':*`, number: null });
  });

  it('may be the number of a ticket', () => {
    expect(soughtWords('#1042')).toMatchObject({ number: '1042' });
    expect(soughtWords('1042 printer').number).toBeNull();
  });

  it('are never operators', () => {
    for (const typed of [`' | 'x`, `a'b\\c`, '!x & (y', "'; drop table solution --", '\0']) {
      for (const text of [soughtWords(typed).all, soughtWords(typed).any]) expect((text ?? '').replace(/'[^'\\]*':\*/g, 'w')).toMatch(/^(w( [&|] w)*)?$/);
    }
  });

  it('are none when nothing was typed that is a word', () => {
    expect(soughtWords(' -- !?')).toEqual({ all: null, any: null, nearly: null, number: null });
  });

  it('are bounded', () => {
    const { all } = soughtWords(`${'x'.repeat(10_000)} ${'y '.repeat(1_000)}`);
    expect((all ?? '').length).toBeLessThan(200);
  });
});
