import { describe, expect, it } from '@jest/globals';
import { conflictsOf, namesIn } from './conflicts.js';

describe('a refused edit', () => {
  it('names both values, who changed it and the version to go on from', () => {
    const params = { ticketId: 't', version: 7, conflicts: [{ field: 'priority', yours: 'high', theirs: 'urgent', by: 'Budi', at: '2026-11-02T10:00:00Z' }] };
    expect(conflictsOf(params)).toEqual({ version: 7, conflicts: [{ field: 'priority', yours: 'high', theirs: 'urgent', by: 'Budi', at: '2026-11-02T10:00:00Z' }] });
  });

  it('says nothing rather than something wrong when the parameters are of another shape', () => {
    expect(conflictsOf(null)).toEqual({ version: null, conflicts: [] });
    expect(conflictsOf({ conflicts: ['?', { field: 'subject', yours: null }] }).conflicts).toEqual([{ field: 'subject', yours: '', theirs: '', by: '', at: '' }]);
  });
});

describe('what a refusal misses', () => {
  it('is read from its list', () => {
    expect(namesIn({ missing: ['tried', 'fields.orderNumber', 3] }, 'missing')).toEqual(['tried', 'fields.orderNumber']);
    expect(namesIn({}, 'missing')).toEqual([]);
  });
});
