import { describe, expect, it } from '@jest/globals';
import { announced, wholeNumber } from './announcement.js';

const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('what is said about a file before it comes', () => {
  it('is its size, its name and what its sender takes it for', () => {
    expect(announced('12', `filename ${base64('Rechnung März.pdf')},filetype ${base64('application/pdf')},is_confidential`)).toEqual({ size: 12, name: 'Rechnung März.pdf', mediaType: 'application/pdf' });
    expect(announced('12', undefined)).toEqual({ size: 12, name: 'file', mediaType: 'application/octet-stream' });
  });

  it('is not believed where it could do harm', () => {
    expect(announced('1', `filename ${base64('../../x\r\ny')},filetype ${base64('text/html\r\n')}`)).toEqual({ size: 1, name: 'x y', mediaType: 'application/octet-stream' });
  });

  it('must say a size: nothing, and a size told later, are not taken', () => {
    for (const length of ['0', undefined, '', '-1', '1e3', '12.5', '0x10', ' 1']) expect(() => announced(length, undefined)).toThrow('BAD_REQUEST');
    expect(wholeNumber('9'.repeat(13))).toBeNull();
  });
});
