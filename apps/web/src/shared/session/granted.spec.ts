import { describe, expect, it } from '@jest/globals';
import { isGranted } from './granted.js';

const granted = [
  { permission: 'ticket.read', departmentIds: ['it', 'hr'] },
  { permission: 'ticket.solve', departmentIds: ['it'] },
  { permission: 'user.read', departmentIds: null },
];

describe('what somebody may do', () => {
  it.each<[string, string | undefined, boolean]>([
    ['ticket.solve', 'it', true],
    ['ticket.solve', 'hr', false],
    ['ticket.solve', undefined, true],
    ['ticket.read', 'hr', true],
    ['user.read', 'hr', true],
    ['ticket.destroy', 'it', false],
    ['ticket.destroy', undefined, false],
  ])('%s in %s: %s', (permission, departmentId, expected) => {
    expect(isGranted(granted, permission, departmentId)).toBe(expected);
  });
});
