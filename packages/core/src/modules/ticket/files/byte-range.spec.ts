import { describe, expect, it } from '@jest/globals';
import { wantedRange } from './byte-range.js';

const etag = '"abc"';
const of = (range?: string, ifRange?: string) => wantedRange({ range, ifRange }, 100, etag);

describe('the part of a file that is wanted', () => {
  it('is one from the start, from the middle, or the end', () => {
    expect(of('bytes=0-9')).toEqual({ first: 0, last: 9 });
    expect(of('bytes=90-')).toEqual({ first: 90, last: 99 });
    expect(of('bytes=-10')).toEqual({ first: 90, last: 99 });
  });

  it('ends where the file ends', () => {
    expect(of('bytes=90-1000')).toEqual({ first: 90, last: 99 });
    expect(of('bytes=-1000')).toEqual({ first: 0, last: 99 });
  });

  it('cannot begin behind the end', () => {
    for (const range of ['bytes=100-', 'bytes=100-200', 'bytes=-0', 'bytes=999999999999999-']) expect(of(range)).toBe('unsatisfiable');
  });

  it('is the whole where nothing else is asked for clearly', () => {
    for (const range of [undefined, '', 'bytes=', 'bytes=-', 'bytes=5-4', 'bytes=0-1,5-6', 'lines=0-1', 'bytes=1e3-', 'bytes=0x1-', `bytes=${'9'.repeat(40)}-`]) expect(of(range)).toBeNull();
  });

  it('is the whole when the content is another one by now', () => {
    expect(of('bytes=0-9', etag)).toEqual({ first: 0, last: 9 });
    for (const other of ['"abd"', 'W/"abc"', 'Sun, 06 Nov 1994 08:49:37 GMT', '']) expect(of('bytes=0-9', other)).toBeNull();
  });
});
