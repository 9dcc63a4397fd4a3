import { describe, expect, it } from '@jest/globals';
import { aMail, aMultipart } from '../fixtures/mail.js';
import { parseMail } from '../parse.js';
import { unflowed } from './flowed.js';

const lines = (...each: string[]): string => each.join('\r\n');

describe('flowed lines (RFC 3676)', () => {
  it.each<[string, string, string]>([
    ['a paragraph is one line', lines('one ', 'two ', 'three', 'four'), 'one two three\nfour'],
    ['a blank line stays', lines('one ', 'two', '', 'three'), 'one two\n\nthree'],
    ['a quoted paragraph is one line without a mark in it', lines('> one ', '> two ', '> three', '', 'No.'), '> one two three\n\nNo.'],
    ['quotes of quotes keep their depth', lines('>> one ', '>> two', '> three ', '> four'), '>> one two\n> three four'],
    ['another depth ends a paragraph', lines('> one ', 'two ', '>> three ', '> four'), '> one \ntwo \n>> three \n> four'],
    ['a quoted blank line stays', lines('> one', '>', '> two ', '> three'), '> one\n>\n> two three'],
    ['a mark without a space counts', lines('>one ', '>two'), '> one two'],
    ['marks with spaces between them: the second is text', lines('> > one', '> > two'), '> > one\n> > two'],
    ['one stuffed space goes, and no more', lines(' From here', '  two', '>  three'), 'From here\n two\n>  three'],
    ['what was stuffed to look unquoted stays so', lines(' > 5 means more', 'than five'), ' > 5 means more\nthan five'],
    ['a stuffed line goes on a paragraph', lines('is 6 ', ' > 5?'), 'is 6 > 5?'],
    ['the signature begins a line and ends one', lines('Bye ', '-- ', 'Ada ', 'Byron'), 'Bye \n-- \nAda Byron'],
    ['a quoted signature as well', lines('> Bye ', '> -- ', '> Ada'), '> Bye \n> -- \n> Ada'],
    ['the last line may be flowed', 'one ', 'one '],
    ['lines may end in a feed alone', '> one \n> two', '> one two'],
  ])('%s', (_what, written, read) => {
    expect(unflowed(written, false)).toBe(read);
  });

  it.each<[string, string, string]>([
    ['the space that folds goes, the one that was written stays', lines('日本 ', '語  ', 'x'), '日本語 x'],
    ['in quotes as well', lines('> 日本 ', '> 語'), '> 日本語'],
    ['the signature keeps its space', lines('x', '-- ', 'Ada'), 'x\n-- \nAda'],
    ['another depth: nothing was folded', lines('> one ', 'two'), '> one\ntwo'],
  ])('with DelSp: %s', (_what, written, read) => {
    expect(unflowed(written, true)).toBe(read);
  });

  it('of a long hostile paragraph are joined once', () => {
    const text = unflowed('> a \r\n'.repeat(200_000), false);
    expect([text.length, text.slice(0, 8)]).toEqual([2 + 2 * 200_000 + 1, '> a a a ']);
  });

  it('are read in the part that says so, and in no other', async () => {
    const read = await parseMail(aMultipart([{ type: 'text/plain; charset=utf-8; format=flowed; delsp=yes', body: '> Is it  \r\n> on?\r\n\r\nYes,  \r\n it is.' }, { type: 'text/plain', body: 'one \r\ntwo\r\n > three' }]));
    expect(read.text).toBe('> Is it on?\n\nYes, it is.\n\none \ntwo\n > three');
    expect((await parseMail(aMail({ 'Content-Type': 'text/plain; format="Flowed"', 'Content-Transfer-Encoding': 'base64' }, Buffer.from('> a \r\n> b\r\n\r\nc').toString('base64')))).text).toBe('> a b\n\nc');
  });
});
