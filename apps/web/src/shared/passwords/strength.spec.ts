import { describe, expect, it } from '@jest/globals';
import { strengthOf } from './strength.js';

const ana = ['Ana Kowalska', 'ana.kowalska@example.com'];

describe('the strength of a password', () => {
  it.each([
    ['', 'short'],
    ['K7!x2q', 'short'],
    ['kowalska-1987', 'personal'],
    ['aaaaaaaaaaaa', 'weak'],
    ['1234567890', 'weak'],
    ['2580147369', 'weak'],
    ['pocketwhale', 'fair'],
    ['Horse-batter', 'good'],
    ['correct horse battery staple', 'strong'],
  ] as const)('%j is %s', (password, strength) => {
    expect(strengthOf(password, ana)).toBe(strength);
  });

  it('counts letters, not bytes', () => {
    expect(strengthOf('😀😀😀😀😀', [])).toBe('short');
  });

  it('does not take a short name for a reason', () => {
    expect(strengthOf('banana-tree-9', ['Ana'])).not.toBe('personal');
  });
});
