import { describe, expect, it } from '@jest/globals';
import { decodedLine, oneLine, shortened } from './one-line.js';

describe('one line of text from outside', () => {
  it('A16 holds no line end, control or direction-changing character, also from encoded words', () => {
    expect(decodedLine('=?utf-8?B?SGkNCkJjYzogeEB5LmV4YW1wbGU=?=', 100)).toBe('Hi Bcc: x@y.example');
    expect(decodedLine('=?utf-8?Q?a=0D=0Ab=0Ac=0Dd=00e=1Bf=7Fg=C2=85h=E2=80=A8i?=', 100)).toBe('a b c def​g h i'.replace('\u200b', ''));
    expect(oneLine('invoice\u202efdp.exe \u2066x\u2069 \u200b\ufeff\u00ady', 100)).toBe('invoicefdp.exe x y');
    expect(oneLine('a\u{e0041}\u{e0042}\u{e007f}b', 100)).toBe('ab');
  });

  it('keeps what languages need', () => {
    expect(oneLine('  Zażółć   gęślą — 👩‍💻 می‌خواهم 日本 ', 100)).toBe('Zażółć gęślą — 👩‍💻 می‌خواهم 日本');
  });

  it('is cut between characters and says so', () => {
    expect(shortened('abcdef', 4)).toBe('abc…');
    expect(shortened('ab😀cd', 4)).toBe('ab…');
    expect(shortened('abcd', 4)).toBe('abcd');
    expect(oneLine('\ud800x', 10).isWellFormed()).toBe(true);
  });

  it('decodes words that are split, mixed, mislabelled or broken', () => {
    expect(decodedLine('=?UTF-8?B?xbw=?= =?UTF-8?B?w7PFgnc=?=', 50)).toBe('żółw');
    expect(decodedLine('=?utf-8?Q?=C5?= =?utf-8?Q?=BC?=', 50)).toBe('ż');
    expect(decodedLine('=?koi8-r?B?8NLJ18XU?=', 50)).toBe('Привет');
    expect(decodedLine('=?iso-2022-jp?B?GyRCRnxLXBsoQg==?=', 50)).toBe('日本');
    expect(decodedLine('=?gb18030?B?xOO6ww==?=', 50)).toBe('你好');
    expect(decodedLine('=?nonsense?Q?=E9?= =?utf-8?X?a?= =?', 50)).toBe('é =?utf-8?X?a?= =?');
  });
});
