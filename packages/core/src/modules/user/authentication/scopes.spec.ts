import { describe, expect, it } from '@jest/globals';
import type { Grants } from '@meja/plugin-sdk/server/kernel';
import { covers, narrowed } from './scopes.js';

const grants = (of: Record<string, 'everywhere' | string[]>): Grants => new Map(Object.entries(of).map(([id, at]) => [id, at === 'everywhere' ? at : new Set(at)]));

describe('the scopes of a token', () => {
  it('A65 take away and never add', () => {
    const own = grants({ 'ticket.read': ['it'], 'ticket.reply': 'everywhere' });
    expect(narrowed(own, ['ticket.read', 'user.manage'])).toEqual(grants({ 'ticket.read': ['it'] }));
    expect(narrowed(own, [])).toEqual(new Map());
  });
});

describe('one who changes the rights of another', () => {
  it.each([
    ['the same', { a: ['it'] }, { a: ['it'] }, true],
    ['everywhere over somewhere', { a: 'everywhere' }, { a: ['it', 'hr'] }, true],
    ['more than nothing', { a: ['it'] }, {}, true],
    ['another permission', { a: 'everywhere' }, { b: ['it'] }, false],
    ['another department', { a: ['it'] }, { a: ['it', 'hr'] }, false],
    ['somewhere over everywhere', { a: ['it'] }, { a: 'everywhere' }, false],
  ] as const)('must hold as much: %s', (_what, mine, theirs, holds) => {
    expect(covers(grants(mine as never), grants(theirs as never))).toBe(holds);
  });
});
