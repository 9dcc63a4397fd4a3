import { describe, expect, it } from '@jest/globals';
import { pauseAfter } from './backoff.js';

describe('the pause before the next try', () => {
  it('grows fourfold up to six hours', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8, 20].map((attempts) => pauseAfter(attempts, 0, () => 0.5))).toEqual([10, 40, 160, 640, 2_560, 10_240, 21_600, 21_600, 21_600]);
  });

  it('differs by a fifth, so that not everything that failed together comes back together', () => {
    expect([pauseAfter(1, 0, () => 0), pauseAfter(1, 0, () => 1)]).toEqual([expect.closeTo(8), expect.closeTo(12)]);
  });

  it('ends after three days', () => {
    expect(pauseAfter(12, 3 * 86_400_000 + 1)).toBeNull();
  });
});
