import { describe, expect, it } from '@jest/globals';
import { Selection } from './selection.js';

const order = ['a', 'b', 'c', 'd'];
const chosen = (selection: Selection) => [...selection.ids.value].sort();

describe('a selection', () => {
  it('chooses and frees a row', () => {
    const selection = new Selection();
    selection.toggle('a');
    selection.toggle('b');
    selection.toggle('a');
    expect(chosen(selection)).toEqual(['b']);
    expect(selection.size.value).toBe(1);
  });

  it('extends from the row that was chosen last, in both directions', () => {
    const selection = new Selection();
    selection.toggle('c');
    selection.extend(order, 'a');
    expect(chosen(selection)).toEqual(['a', 'b', 'c']);
    selection.extend(order, 'd');
    expect(chosen(selection)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('begins a range at the row itself when there is no beginning, or when it has left the list', () => {
    const selection = new Selection();
    selection.extend(order, 'b');
    expect(chosen(selection)).toEqual(['b']);
    selection.clear();
    selection.toggle('gone');
    selection.extend(order, 'd');
    expect(chosen(selection)).toEqual(['d', 'gone']);
  });

  it('takes a row that is not in the list for nothing', () => {
    const selection = new Selection();
    selection.extend(order, 'x');
    expect(chosen(selection)).toEqual([]);
  });

  it('lets go of some, or of all', () => {
    const selection = new Selection();
    selection.add(order);
    selection.remove(['b', 'c']);
    expect(chosen(selection)).toEqual(['a', 'd']);
    selection.clear();
    expect(chosen(selection)).toEqual([]);
  });
});
