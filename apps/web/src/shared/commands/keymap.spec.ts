import { describe, expect, it } from '@jest/globals';
import { Keymap, capsOf, nameOf, type Binding, type KeyPress, type Moment } from './keymap.js';

const bindings: readonly Binding[] = [
  { id: 'palette', keys: ['mod+k'], inFields: true },
  { id: 'next', keys: ['j'] },
  { id: 'take', keys: ['a', 'm'] },
  { id: 'pick', keys: ['a', 'p'] },
  { id: 'sheet', keys: ['?'] },
  { id: 'panes', keys: ['f6'], inFields: true },
  { id: 'all', keys: ['mod+a'] },
  { id: 'range', keys: ['shift+x'] },
];
const aPress = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({ key, code: `Key${key.toUpperCase()}`, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, isComposing: false, ...more });
const aMoment = (more: Partial<Moment> = {}): Moment => ({ inField: false, inOverlay: false, singleKeys: true, at: 1000, ...more });
const idOf = (binding: Binding | null) => binding?.id ?? null;

describe('the keymap', () => {
  it('finds the command of a single key', () => {
    expect(idOf(new Keymap(false).press(aPress('j'), bindings, aMoment()))).toBe('next');
  });

  it('waits for the second key of a sequence', () => {
    const keymap = new Keymap(false);
    expect(keymap.press(aPress('a'), bindings, aMoment())).toBeNull();
    expect(keymap.waiting).toEqual(['a']);
    expect(idOf(keymap.press(aPress('m'), bindings, aMoment({ at: 1200 })))).toBe('take');
    expect(keymap.waiting).toEqual([]);
  });

  it('forgets the first key after a pause', () => {
    const keymap = new Keymap(false);
    keymap.press(aPress('a'), bindings, aMoment());
    expect(keymap.press(aPress('m'), bindings, aMoment({ at: 9000 }))).toBeNull();
  });

  it('takes a key that continues no sequence as a new beginning', () => {
    const keymap = new Keymap(false);
    keymap.press(aPress('a'), bindings, aMoment());
    expect(idOf(keymap.press(aPress('j'), bindings, aMoment({ at: 1100 })))).toBe('next');
  });

  it('keeps single keys quiet in fields, in overlays, while composing and when they are switched off', () => {
    const press = (moment: Partial<Moment>, more: Partial<KeyPress> = {}) => new Keymap(false).press(aPress('j', more), bindings, aMoment(moment));
    expect(press({ inField: true })).toBeNull();
    expect(press({ inOverlay: true })).toBeNull();
    expect(press({ singleKeys: false })).toBeNull();
    expect(press({}, { isComposing: true })).toBeNull();
  });

  it('lets keys with a modifier work in fields and with single keys switched off', () => {
    const press = aPress('k', { ctrlKey: true });
    expect(idOf(new Keymap(false).press(press, bindings, aMoment({ inField: true, singleKeys: false })))).toBe('palette');
    expect(idOf(new Keymap(false).press(aPress('F6', { code: 'F6' }), bindings, aMoment({ inField: true })))).toBe('panes');
  });

  it('leaves Ctrl+A to the text while somebody is in a field or a dialog', () => {
    const press = (moment: Partial<Moment>) => new Keymap(false).press(aPress('a', { ctrlKey: true }), bindings, aMoment(moment));
    expect([press({}), press({ inField: true }), press({ inOverlay: true })].map(idOf)).toEqual(['all', null, null]);
  });

  it('tells a letter with Shift from one without, not from one with Caps Lock', () => {
    expect(idOf(new Keymap(false).press(aPress('X', { code: 'KeyX', shiftKey: true }), bindings, aMoment()))).toBe('range');
    expect(nameOf(aPress('X', { code: 'KeyX' }), false)).toBe('x');
  });

  it('reads Cmd on a Mac and Ctrl elsewhere', () => {
    expect(nameOf(aPress('k', { metaKey: true }), true)).toBe('mod+k');
    expect(nameOf(aPress('k', { metaKey: true }), false)).toBe('k');
    expect(nameOf(aPress('N', { ctrlKey: true, shiftKey: true }), false)).toBe('mod+shift+n');
  });

  it('falls back to the place of the key on other alphabets, and keeps letters of Latin ones', () => {
    expect(nameOf(aPress('о', { code: 'KeyJ' }), false)).toBe('j');
    expect(nameOf(aPress('z', { code: 'KeyY' }), false)).toBe('z');
    expect(nameOf(aPress('?', { code: 'Minus', shiftKey: true }), false)).toBe('?');
  });

  it('reads a digit with Alt by its place: on a Mac it types a sign', () => {
    expect(nameOf(aPress('¡', { code: 'Digit1', altKey: true }), true)).toBe('alt+1');
    expect(nameOf(aPress('1', { code: 'Digit1', altKey: true }), false)).toBe('alt+1');
  });

  it('draws a cap for each key', () => {
    expect(capsOf(['a', 'm'], false)).toEqual(['A', 'M']);
    expect(capsOf(['mod+shift+n'], true)).toEqual(['⌘', 'Shift', 'N']);
    expect(capsOf(['mod+enter'], false)).toEqual(['Ctrl', '↵']);
  });
});
