import { describe, expect, it } from '@jest/globals';
import { fileName, mediaType } from './file-name.js';

describe('the name of a file', () => {
  it('is never a path', () => {
    expect(['../../etc/passwd', 'C:\\Users\\ana\\invoice.pdf', '/a/b/', 'nota/'].map(fileName)).toEqual(['passwd', 'invoice.pdf', 'file', 'file']);
  });

  it('hides nothing and reorders nothing', () => {
    expect(fileName('invoice\u202egnp.exe')).toBe('invoice gnp.exe');
    expect(fileName('a\r\nSet-Cookie: x\u0000.txt')).toBe('a Set-Cookie: x .txt');
    expect(fileName('\ud800.png')).toBe('.png');
  });

  it('stays readable in every script, in one form', () => {
    expect(fileName('Zgłoszenie 日本.pdf')).toBe('Zgłoszenie 日本.pdf');
    expect(fileName('e\u0301.txt')).toBe('\u00e9.txt');
  });

  it('keeps its ending when it is too long, and is never empty', () => {
    const long = fileName(`${'x'.repeat(400)}.docx`);
    expect([[...long].length, long.endsWith('….docx')]).toEqual([200, true]);
    expect(['', '.', '..', '   ', '\u200b'].map(fileName)).toEqual(['file', 'file', 'file', 'file', 'file']);
  });
});

describe('a claimed media type', () => {
  it('is kept when it has the form of one', () => {
    expect(['Image/PNG', 'application/vnd.ms-excel', 'text/html; charset=x', '', 'a/b\r\nx: y'].map(mediaType)).toEqual(['image/png', 'application/vnd.ms-excel', 'application/octet-stream', 'application/octet-stream', 'application/octet-stream']);
  });
});
