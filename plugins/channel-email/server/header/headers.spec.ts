import { describe, expect, it } from '@jest/globals';
import { caps } from '../caps.js';
import { aMail } from '../fixtures/mail.js';
import { Malformed } from '../malformed.js';
import { isAutomatic } from './automatic.js';
import { readHeaders } from './headers.js';
import { ownId, referencesOf } from './references.js';
import { sentAt } from './sent-at.js';

const read = (text: string) => readHeaders(Buffer.from(text, 'latin1'));

describe('the header block', () => {
  it('is unfolded, and what is no field belongs to nobody', () => {
    const headers = read('From mallory Fri Nov 20 12:00:05 2026\r\nSubject: one\r\n\ttwo\r\n  three\r\nnonsense\r\n lost\r\nTo : x@desk.example\r\n: empty\r\n\r\nBody: no');
    expect(headers.fields).toEqual([{ name: 'subject', value: 'one\ttwo  three' }, { name: 'to', value: 'x@desk.example' }]);
    expect(headers.first('body')).toBeNull();
  });

  it('is read in UTF-8, else in the old Western charset', () => {
    expect(read('Subject: \xc3\xa5\r\nTo: \xe5\r\n\r\n').fields.map(({ value }) => value)).toEqual(['å', 'å']);
  });

  it('ends at the first empty line, with either line end, or with the mail', () => {
    expect([read('To: a\n\nx').bodyStart, read('To: a\r\n\r\nx').bodyStart, read('To: a').bodyStart, read('To: a\r\r\n\r\r\nx').bodyStart]).toEqual([7, 9, 5, 11]);
  });

  it('is refused past its caps and without a field that mails have', () => {
    const reason = (text: string) => {
      try {
        read(text);
        return null;
      } catch (error) {
        return error instanceof Malformed ? error.reason : error;
      }
    };
    expect(reason('')).toBe('empty');
    expect(reason('\r\nFrom: a@b.example\r\n')).toBe('not_a_mail');
    expect(reason('Hello world: this is text\r\n')).toBe('not_a_mail');
    expect(reason(`To: a\r\n${'X: y\r\n'.repeat(caps.headers)}\r\n`)).toBe('too_many_headers');
    expect(reason(`To: a\r\nX: ${'y'.repeat(caps.headerBytes)}\r\n\r\n`)).toBe('headers_too_large');
    expect(reason('\x89PNG\r\n\x1a\n'.repeat(100_000))).toBe('not_a_mail');
  });

  it('A15 is read in time that grows with its length only', () => {
    for (const value of [`${' '.repeat(200_000)}x`, `x${' '.repeat(200_000)}:`, '\t'.repeat(200_000)]) expect(read(`To: a${value}b\r\nX${value}y: z\r\n`.slice(0, caps.headerBytes)).fields.length).toBeGreaterThan(0);
  });
});

describe('the ids a mail hands over', () => {
  const refs = (fields: Record<string, string | string[]>) => referencesOf(readHeaders(aMail(fields)));

  it('are those it answers, then the thread, then its recipients; without brackets, once, verbatim', () => {
    expect(
      refs({ 'In-Reply-To': 'your mail of Friday <B.x@Desk.example>', References: '<a@desk.example>\r\n <B.x@Desk.example> <c@x>', To: 'Help <help+Tok.EN@Desk.Example>, "b, c" <x@y.example>', Cc: 'd@e.example (comment)', 'Delivered-To': 'in+T@desk.example', 'X-Original-To': 'help@desk.example' }),
    ).toEqual(['B.x@Desk.example', 'a@desk.example', 'c@x', 'in+T@desk.example', 'help@desk.example', 'help+Tok.EN@desk.example', 'x@y.example', 'd@e.example']);
  });

  it('A15 are capped: the first and the last of a long thread stay', () => {
    const ids = refs({ References: Array.from({ length: 5_000 }, (_, at) => `<${at}@x>`).join(' ').slice(0, 60_000), 'In-Reply-To': '<parent@x>', To: Array.from({ length: 500 }, (_, at) => `u${at}@y.example`).join(', ') });
    expect(ids.slice(0, 3)).toEqual(['parent@x', '0@x', expect.stringMatching(/^\d+@x$/)]);
    expect(ids).toHaveLength(caps.ids + caps.recipients);
    for (const value of ['<'.repeat(100_000), `<${'a'.repeat(100_000)}`, 'a'.repeat(100_000)]) expect(refs({ References: value, To: value })).toEqual([]);
  });

  it('include no own id unless it is one word', () => {
    const id = (value: string | null) => ownId(readHeaders(aMail({ 'Message-ID': value })));
    expect([id('<A@b>'), id(' a@b '), id('<a b>'), id(''), id(null), id(`<${'a'.repeat(999)}>`), id('<a@b> <c@d>')]).toEqual(['A@b', 'a@b', null, null, null, null, 'a@b']);
  });
});

describe('automatic mail', () => {
  const automatic = (fields: Record<string, string>) => isAutomatic(readHeaders(aMail(fields)));

  it.each([
    ['Auto-Submitted', 'auto-replied'], ['Auto-Submitted', 'auto-generated (cron); x=y'], ['Auto-Submitted', 'AUTO-NOTIFIED'], ['Return-Path', '<>'], ['Return-Path', ' < > '], ['Precedence', 'Bulk'], ['Precedence', 'list'],
    ['Precedence', 'junk'], ['List-Id', '<a.b>'], ['Content-Type', 'Multipart/Report; report-type=delivery-status'], ['X-Auto-Response-Suppress', 'DR, OOF, AutoReply'], ['X-Loop', 'x'], ['From', 'MAILER-DAEMON@mx.example'], ['From', 'Mail <postmaster@mx.example>'],
  ])('A12 is known by %s: %s', (name, value) => {
    expect(automatic({ [name]: value })).toBe(true);
  });

  it('A12 is not what a person wrote', () => {
    expect(automatic({ 'Auto-Submitted': 'no', 'Return-Path': '<ada@kund.example>', Precedence: 'first-class', 'X-Auto-Response-Suppress': 'None', 'Content-Type': 'text/plain' })).toBe(false);
  });
});

describe('the time a mail says', () => {
  it.each([
    ['Fri, 20 Nov 2026 12:00:05 +0100', '2026-11-20T11:00:05.000Z'],
    ['20 Nov 2026 12:00 -0530', '2026-11-20T17:30:00.000Z'],
    ['Fri,  1 Jan 99 00:00:00 GMT (comment)', '1999-01-01T00:00:00.000Z'],
    ['Sat, 28 Feb 2026 23:59:60 EST', '2026-03-01T05:00:00.000Z'],
    ['Fri, 20 November 2026 12:00:05 Z', '2026-11-20T12:00:05.000Z'],
  ])('%s is understood', (value, iso) => {
    expect(sentAt(value)?.toISOString()).toBe(iso);
  });

  it.each(['', 'yesterday', '2026-11-20T12:00:00Z', '31 Feb 2026 12:00:00 +0000', '20 Nov 2026 25:00:00 +0000', '20 Nov 2026 12:00:00', '20 Nov 2026 12:00:00 XYZ', '20 Nov 1812 12:00:00 +0000', '20 Nov 99999 12:00:00 +0000'])('%j is not', (value) => {
    expect(sentAt(value)).toBeNull();
  });
});
