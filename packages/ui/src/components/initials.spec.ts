import { describe, expect, it } from '@jest/globals';
import { initialsOf, toneOf } from './initials.js';

describe('the initials of a name', () => {
  it.each([
    ['Ana Kowalska', 'AK'],
    ['Łukasz', 'Ł'],
    ['  Sri   Wahyuni  Putri ', 'SP'],
    ['Åsa (IT) Öberg', 'ÅÖ'],
    ['"Bo" Ek', 'BE'],
    ['', '?'],
    ['—', '?'],
  ])('of %j are %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });

  it('have the same tone wherever the name stands', () => {
    expect(toneOf('Ana Kowalska', 4)).toBe(toneOf('Ana Kowalska', 4));
    expect(['Ana', 'Bo', 'Cecilia', 'Dewi', 'Ewa', 'Fajar'].every((name) => toneOf(name, 4) < 4)).toBe(true);
  });
});
