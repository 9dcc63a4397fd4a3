import { describe, expect, it } from '@jest/globals';
import { textIn } from './left-texts.js';

describe('what was being written', () => {
  it('is a text as it stands, and of a form every part that has words', () => {
    expect(textIn(' Hello Ann,\n\nturn it off. ')).toBe('Hello Ann,\n\nturn it off.');
    expect(textIn(JSON.stringify({ tried: 'A restart.', evidence: ' ', question: 'Is the line down?' }))).toBe('A restart.\n\nIs the line down?');
  });

  it('holds no id of what was only chosen', () => {
    expect(textIn(JSON.stringify({ earlier: '0190-some-id', reply: '' }))).toBe('');
  });
});
