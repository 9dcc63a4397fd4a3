import { describe, expect, it } from '@jest/globals';
import { sniff } from './sniff.js';

const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

describe('the kind of a file', () => {
  it('is told by its first bytes', () => {
    expect(sniff(png)).toBe('image/png');
    expect(sniff(Buffer.from('ffd8ffe000104a46', 'hex'))).toBe('image/jpeg');
    expect(sniff(Buffer.from('GIF89a\x01\x00\x01\x00', 'latin1'))).toBe('image/gif');
    expect(sniff(Buffer.from('RIFF\x24\x00\x00\x00WEBPVP8 ', 'latin1'))).toBe('image/webp');
    expect(sniff(Buffer.from('%PDF-1.7\n'))).toBe('application/pdf');
  });

  it('is nothing we show for what could run, for half a signature and for no bytes', () => {
    for (const text of ['<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">', '<!doctype html><script>', '\ufeff<html>', ' GIF89a', '\n%PDF-1.7', 'RIFF\0\0\0\0WAVEfmt ', 'GIF8', '']) expect(sniff(Buffer.from(text))).toBeNull();
    expect(sniff(png.subarray(0, 8))).toBeNull();
    expect(sniff(Buffer.from('BM6\0\0\0'))).toBeNull();
  });
});
