import { describe, expect, it } from '@jest/globals';
import * as v from 'valibot';
import { cleanText, line, prose } from './schemas.js';

const read = (schema: v.GenericSchema<string, string>, text: string): string => {
  const { output, issues } = v.safeParse(schema, text);
  return issues?.[0].message ?? String(output);
};

/** What takes room and shows nothing: blanks, zero width, fillers, marks of direction and language. */
const invisible = ['', ' \n\t', '\u200b', '\ufeff\u2060', '\u00ad', '\u3164', '\u2800', '\u202e\u2066', '\u{e0041}'];

describe('text that somebody must be able to read', () => {
  it.each(invisible)('is missing when nothing is to be seen: %j', (text) => {
    expect(read(line(100), text)).toMatch(/^(required|control_characters)$/);
    expect(read(prose(100), text)).toBe('required');
    expect(cleanText(text)).toBe('');
  });

  it.each(['a', '0', '!', '\u200bword', 'क्\u200dष', 'می\u200cخواهم', '👨\u200d👩\u200d👧'])('stays as it was written: %j', (text) => {
    expect(read(line(100), text)).toBe(text);
    expect(read(prose(100), text)).toBe(text);
  });

  it('holds nothing that a database cannot', () => {
    expect(read(line(100), 'half \ud83d a smile')).toBe('half \ufffd a smile');
    expect(read(line(100), 'a\u0000b')).toBe('control_characters');
    expect(read(prose(100), ' a\u0000b\r\n\ud83d ')).toBe('ab\n\ufffd');
  });
});
