import { describe, expect, it } from '@jest/globals';
import { append, compare, insert, merge, startOrder } from './order.js';

const changed = (...ids: string[]) => new Set(ids);

describe('the order of a queue', () => {
  it('holds new tickets back until they are asked for', () => {
    const order = compare(startOrder(['b', 'c']), ['a', 'b', 'c'], changed('a'));
    expect(order).toMatchObject({ shown: ['b', 'c'], fresh: ['a'] });
    expect(insert(order, null)).toMatchObject({ shown: ['a', 'b', 'c'], fresh: [] });
  });

  it('keeps the first ticket of an empty view back as well', () => {
    expect(compare(startOrder([]), ['a'], changed('a'))).toMatchObject({ shown: [], fresh: ['a'] });
  });

  it('leaves a changed ticket where it was seen, and moves it when everything is merged', () => {
    const order = compare(startOrder(['a', 'b', 'c']), ['c', 'a', 'b'], changed('c'));
    expect(order).toMatchObject({ shown: ['a', 'b', 'c'], fresh: [] });
    expect(merge(order, ['c', 'a', 'b'], null).shown).toEqual(['c', 'a', 'b']);
  });

  it('marks a ticket that left the view and drops it later', () => {
    const order = compare(startOrder(['a', 'b', 'c']), ['a', 'c'], changed('b'));
    expect([...order.gone]).toEqual(['b']);
    expect(order.shown).toEqual(['a', 'b', 'c']);
    expect(insert(order, null).shown).toEqual(['a', 'c']);
  });

  it('keeps the ticket that is open although it left', () => {
    const order = insert(compare(startOrder(['a', 'b']), ['a'], changed('b')), 'b');
    expect([order.shown, [...order.gone]]).toEqual([['a', 'b'], ['b']]);
  });

  it('takes back a mark when the ticket returns', () => {
    const order = compare(startOrder(['a', 'b']), ['a'], changed('b'));
    expect([...compare(order, ['b', 'a'], changed('b')).gone]).toEqual([]);
  });

  it('does not call a row new that only moved up', () => {
    const order = compare(startOrder(['a', 'b']), ['a', 'c'], changed('b'));
    expect(order).toMatchObject({ shown: ['a', 'b', 'c'], fresh: [] });
  });

  it('forgets a new ticket that was gone before it was shown', () => {
    const order = compare(startOrder(['b']), ['a', 'b'], changed('a'));
    expect(compare(order, ['b'], changed('a')).fresh).toEqual([]);
  });

  it('appends pages without showing a ticket twice', () => {
    expect(append(startOrder(['a', 'b']), ['b', 'c']).shown).toEqual(['a', 'b', 'c']);
  });

  it('keeps later pages below the first when merging', () => {
    const order = append(startOrder(['a', 'b']), ['c', 'd']);
    expect(merge(order, ['d', 'a'], null).shown).toEqual(['d', 'a', 'b', 'c']);
  });
});
