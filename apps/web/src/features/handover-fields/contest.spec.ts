import { describe, expect, it } from '@jest/globals';
import { contestOf } from './contest.js';

describe('fields of a card that two people saved', () => {
  it('are told by what both call them', () => {
    const conflict = { field: 'handoverFields', yours: [{ key: 'a', label: 'Serial number' }], theirs: [{ key: 'a', label: 'Serial' }, { key: 'b', label: 'Site' }], by: 'Ana', at: '2026-11-20T12:00:00.000Z' };
    expect(contestOf({ departmentId: 'd', version: 3, conflicts: [conflict] })).toEqual({ version: 3, by: 'Ana', at: '2026-11-20T12:00:00.000Z', theirs: ['Serial', 'Site'], yours: ['Serial number'] });
  });

  it('are none in an answer of another shape', () => {
    expect(contestOf(null)).toEqual({ version: undefined, by: '', at: '', theirs: [], yours: [] });
  });
});
