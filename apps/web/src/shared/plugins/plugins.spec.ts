import { describe, expect, it } from '@jest/globals';
import { Crashes } from './crashes.js';
import { satisfies } from './engine.js';

describe('the SDK version a plugin asks for', () => {
  it.each([
    ['0.1.0', '^0.1.0', true],
    ['0.1.4', '^0.1.2', true],
    ['0.1.1', '^0.1.2', false],
    ['0.2.0', '^0.1.0', false],
    ['1.4.0', '^1.2.9', true],
    ['2.0.0', '^1.2.9', false],
    ['1.2.9', '~1.2.0', true],
    ['1.3.0', '~1.2.0', false],
    ['1.2.3', '1.2.3', true],
    ['1.2.4', '1.2.3', false],
    ['1.2.4', 'latest', false],
  ])('%s within %s: %s', (version, range, fits) => {
    expect(satisfies(version, range)).toBe(fits);
  });
});

describe('the crash counter', () => {
  it('switches a plugin off at the third crash in five minutes', () => {
    const crashes = new Crashes();
    expect([0, 60_000, 120_000].map((at) => crashes.record('pager', at))).toEqual([false, false, true]);
  });

  it('forgets old crashes and counts each plugin alone', () => {
    const crashes = new Crashes();
    expect([0, 200_000, 400_000, 600_000].map((at) => crashes.record('pager', at))).toEqual([false, false, false, false]);
    expect(crashes.record('other', 600_000)).toBe(false);
  });
});
