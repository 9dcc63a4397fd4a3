import { describe, expect, it } from '@jest/globals';
import { merge } from './grants.sql.js';

describe('grants of several roles', () => {
  it('join the departments of a permission', () => {
    const grants = merge([
      { permissions: ['ticket.read', 'ticket.note'], departmentId: 'it' },
      { permissions: ['ticket.read'], departmentId: 'hr' },
    ]);
    expect(grants).toEqual(new Map([['ticket.read', new Set(['it', 'hr'])], ['ticket.note', new Set(['it'])]]));
  });

  it.each([[null, 'it'], ['it', null]])('reach everywhere when one of them does (%s, %s)', (first, second) => {
    const role = (departmentId: string | null) => ({ permissions: ['ticket.read'], departmentId });
    expect(merge([role(first), role(second)])).toEqual(new Map([['ticket.read', 'everywhere']]));
  });
});
