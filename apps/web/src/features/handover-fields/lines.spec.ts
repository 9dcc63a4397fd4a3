import { describe, expect, it } from '@jest/globals';
import { anEmptyLine, flawsOf, inputsOf, keyOf, lineOf, moved } from './lines.js';

const aLine = (label: string) => Object.assign(anEmptyLine(), { label });

describe('the key of a field', () => {
  it.each([
    ['Serial number (on the back)', 'serialNumberOnTheBack'],
    ['Złoty kabel', 'zlotyKabel'],
    ['2nd contact', 'field2ndContact'],
    ['物', 'field'],
  ])('%j becomes %j', (label, key) => {
    expect(keyOf(label)).toBe(key);
  });

  it('stays what it was when the label changes, and is nobody else’s when it is new', () => {
    const old = lineOf({ key: 'room', label: 'Room', type: 'TEXT', required: true, choices: [] });
    old.label = 'Room or floor';
    expect(inputsOf([old, aLine('Room'), aLine('Room')]).map(({ key }) => key)).toEqual(['room', 'room2', 'room3']);
  });
});

describe('a field', () => {
  it('has choices only when it is one, each once', () => {
    const line = Object.assign(aLine('Colour'), { type: 'CHOICE' as const, choices: ' red \n\nblue\nred' });
    expect(inputsOf([line])).toEqual([{ key: 'colour', label: 'Colour', type: 'CHOICE', required: false, choices: ['red', 'blue'] }]);
    expect(inputsOf([Object.assign(line, { type: 'TEXT' as const })])[0]?.choices).toBeNull();
  });

  it('needs a label, and a choice something to choose from', () => {
    const [nameless, empty, whole] = [aLine(' '), Object.assign(aLine('Colour'), { type: 'CHOICE' as const }), aLine('Room')];
    expect([...flawsOf([nameless, empty, whole])]).toEqual([[nameless.id, 'label'], [empty.id, 'choices']]);
  });
});

describe('the order of fields', () => {
  it('changes one step at a time and ends at the ends', () => {
    expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
    expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b']);
  });
});
