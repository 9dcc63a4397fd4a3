import { describe, expect, it } from '@jest/globals';
import { endedBy, endOf, groupsOf } from './scopes.js';

const noon = Date.parse('2026-11-20T12:00:00Z');

describe('the scopes of a token', () => {
  it('stand together by what they are about', () => {
    expect(groupsOf(['ticket.reply', 'user.read', 'ticket.read', 'ticket.read'])).toEqual([
      { about: 'ticket', scopes: ['ticket.read', 'ticket.reply'] },
      { about: 'user', scopes: ['user.read'] },
    ]);
  });
});

describe('the end of a token', () => {
  it('is so many days away, or never', () => {
    expect(endOf(30, noon)).toBe('2026-12-20T12:00:00.000Z');
    expect(endOf(0, noon)).toBeNull();
  });

  it('comes by its date or by somebody', () => {
    expect(endedBy({ revokedAt: null, expiresAt: null }, noon)).toBeNull();
    expect(endedBy({ expiresAt: '2026-11-20T12:00:01Z' }, noon)).toBeNull();
    expect(endedBy({ expiresAt: '2026-11-20T12:00:00Z' }, noon)).toBe('expired');
    expect(endedBy({ revokedAt: '2026-11-01T00:00:00Z', expiresAt: '2026-11-02T00:00:00Z' }, noon)).toBe('revoked');
  });
});
