import { describe, expect, it } from '@jest/globals';
import { fixedViews, kindOf, tierOf, tiersOf, viewAt, viewPattern, viewsFor, workViews } from './views.js';

const departments = [
  { id: 'd1', name: 'Billing', tiers: [{ id: 't1', level: 1, name: 'L1' }, { id: 't2', level: 2, name: 'L2' }] },
  { id: 'd2', name: 'Repairs', tiers: [{ id: 't3', level: 1, name: 'L1' }] },
];

describe('the view in an address', () => {
  it('is found by its word', () => {
    for (const each of fixedViews) expect(viewAt(each.path)).toEqual(each);
  });

  it('may be a tier', () => {
    expect(viewAt('tier-t2')).toMatchObject({ view: 'OPEN', tierId: 't2', path: 'tier-t2' });
    expect([kindOf(viewAt('tier-t2')), kindOf(viewAt('bin'))]).toEqual(['TIER', 'BIN']);
  });

  it('is the open tickets when nobody knows it', () => {
    expect(viewAt('nonsense')).toMatchObject({ view: 'OPEN', tierId: null });
    expect(viewAt(undefined)).toMatchObject({ view: 'OPEN', tierId: null });
  });

  it.each(['open', 'mine', 'waiting', 'spam', 'bin', 'tier-0191f0a2-7c00-7000-8000-000000000001'])('%s is a word the router accepts', (path) => {
    expect(new RegExp(`^(?:${viewPattern})$`).test(path)).toBe(true);
  });

  it('is not just any word', () => {
    expect(new RegExp(`^(?:${viewPattern})$`).test('tier-../x')).toBe(false);
  });
});

describe('the views of somebody', () => {
  it('are all of them, with a work of one’s own only for those who can be given any', () => {
    const paths = (permissions: readonly string[]) => viewsFor(workViews, (wanted) => permissions.includes(wanted)).map(({ path }) => path);
    expect(paths(['ticket.read', 'ticket.work'])).toEqual(['mine', 'unassigned', 'open', 'waiting', 'solved']);
    expect(paths(['ticket.read', 'ticket.note'])).toEqual(['unassigned', 'open', 'waiting', 'solved']);
  });
});

describe('a tier of the viewer', () => {
  it('is found with its department', () => {
    expect(tierOf('t3', departments)).toMatchObject({ department: { name: 'Repairs' }, tier: { name: 'L1' } });
  });

  it('is nobody else’s', () => {
    expect([tierOf('t9', departments), tierOf(null, departments)]).toEqual([null, null]);
  });

  it('stands in the order of departments', () => {
    expect(tiersOf(departments).map(({ tier }) => tier.id)).toEqual(['t1', 't2', 't3']);
  });
});
