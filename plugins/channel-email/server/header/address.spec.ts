import { describe, expect, it } from '@jest/globals';
import { emailAddress } from '@meja/plugin-sdk/server';
import { safeParse } from 'valibot';
import { aMail } from '../fixtures/mail.js';
import { claimedSender, readMailbox } from './address.js';
import { readHeaders } from './headers.js';

const from = (...values: string[]) => claimedSender(readHeaders(aMail({ From: values })));

describe('the sender of a mail', () => {
  it.each([
    ['ada@kund.example', 'ada@kund.example', ''],
    ['<ada@kund.example>', 'ada@kund.example', ''],
    ['Ada Ek <Ada.Ek+help@Sub.Kund.EXAMPLE>', 'ada.ek+help@sub.kund.example', 'Ada Ek'],
    ['"Ek, Ada (IT) <x>" <ada@kund.example>', 'ada@kund.example', 'Ek, Ada (IT) <x>'],
    ['"Ada \\"Ace\\" Ek" <ada@kund.example>', 'ada@kund.example', 'Ada "Ace" Ek'],
    ['J. R. Ewing <jr@kund.example>', 'jr@kund.example', 'J. R. Ewing'],
    ['=?utf-8?Q?=C3=85sa?= =?iso-8859-1?Q?_=D6berg?= <asa@kund.example>', 'asa@kund.example', 'Åsa Öberg'],
    ['Åsa <asa@kund.example>', 'asa@kund.example', 'Åsa'],
    ['ada@kund.example <ADA@kund.example>', 'ada@kund.example', 'ADA@kund.example'],
    ['Ada\r\n\t<ada@kund.example>', 'ada@kund.example', 'Ada'],
    ["o'brien/x=y_{z}@kund.example", "o'brien/x=y_{z}@kund.example", ''],
    ['ada@xn--rksmrgs-5wao1o.example', 'ada@xn--rksmrgs-5wao1o.example', ''],
  ])('is read from %j', (value, address, name) => {
    expect(from(value)).toEqual({ address, name });
    expect(safeParse(emailAddress, address).success).toBe(true);
  });

  it.each([
    'a@victim.example(x)evil.example',
    'a@victim.example (x)',
    '(a@victim.example) mallory@evil.example',
    'Ada (IT) <ada@kund.example>',
    '"mallory@evil.example x"@victim.example',
    '"mallory"@evil.example',
    '<"mallory"@evil.example>',
    'a@victim.example, mallory@evil.example',
    'a@victim.example; mallory@evil.example',
    '<a@victim.example> <mallory@evil.example>',
    '<a@victim.example>, <mallory@evil.example>',
    'a@victim.example <mallory@evil.example>',
    '"x" <a@victim.example> mallory@evil.example',
    'x <mallory@evil.example> (a@victim.example)',
    'Team: a@victim.example, mallory@evil.example;',
    'undisclosed-recipients:;',
    '<<a@victim.example>>',
    '<a@victim.example',
    'a@victim.example>',
    '<@relay.example:a@victim.example>',
    'a@victim.example\u0000@evil.example',
    'Ada\u0000 <a@victim.example>',
    'Ada\rBcc: x <a@victim.example>',
    'a@victim.example\u2028',
    '=?utf-8?Q?a=40victim=2Eexample?=',
    '=?utf-8?Q?a?=@victim.example',
    'a@=?utf-8?Q?victim=2Eexample?=',
    '=?utf-8?Q?Ada_<a@victim.example>?=',
    '=?x?Q?a,b?= <a@victim.example>',
    'å@victim.example',
    'a@räksmörgås.example',
    'a@victim\u3002example',
    'a@ｖictim.example',
    'a@victim',
    'a@localhost',
    'a@[192.0.2.1]',
    'a@192.0.2.1',
    'a@0x7f.1',
    'a@victim..example',
    'a@.victim.example',
    'a@victim.example.',
    'a@-victim.example',
    'a@vic_tim.example',
    'a..b@victim.example',
    '.a@victim.example',
    'a.@victim.example',
    'a b@victim.example',
    'a @victim.example',
    'a@ victim.example',
    'a@@victim.example',
    'a@b@victim.example',
    '@victim.example',
    'a@',
    'victim.example',
    '"unclosed <a@victim.example>',
    'Ada \\<x <a@victim.example>',
    '[Ada] <a@victim.example>',
    `${'a'.repeat(65)}@victim.example`,
    `a@${'b'.repeat(64)}.example`,
    `a@${'b.'.repeat(127)}example`,
    '',
    '<>',
  ])('A14 is nobody for %j, which programs read in different ways', (value) => {
    expect(from(value)).toBeNull();
  });

  it('A14 is nobody when two fields say so, however the second is spelled', () => {
    expect(from('a@victim.example', 'mallory@evil.example')).toBeNull();
    expect(from('a@victim.example', 'a@victim.example')).toBeNull();
    for (const second of ['From ', 'FROM', 'From\u00a0', '\u00a0From', 'F-rom', 'From.'])
      expect(claimedSender(readHeaders(Buffer.from(`To: x@desk.example\r\nFrom: a@victim.example\r\n${second}: mallory@evil.example\r\n\r\n`)))?.address).not.toBe('mallory@evil.example');
    expect(claimedSender(readHeaders(Buffer.from('To: x@desk.example\r\nFrom: a@victim.example\r\nFrom : mallory@evil.example\r\n\r\n')))).toBeNull();
    expect(claimedSender(readHeaders(Buffer.from('To: x@desk.example\r\nSender: a@victim.example\r\nReply-To: a@victim.example\r\n\r\n')))).toBeNull();
  });

  it('A16 has a name of one clean line', () => {
    const name = readMailbox('=?utf-8?Q?Bank=0D=0ABcc=3A_x=40y=E2=80=AE=00=E2=80=8B?= <a@kund.example>')?.name;
    expect(name).toBe('Bank Bcc: x@y');
    expect(readMailbox(`"${'é'.repeat(500)}" <a@kund.example>`)?.name).toHaveLength(200);
  });

  it('A15 is found or refused in time that grows with the length only', () => {
    for (const value of [`${'x'.repeat(2_000)} <a@b.example>`, '('.repeat(200_000), 'a '.repeat(100_000), '"'.repeat(100_001), '\\"'.repeat(100_000), `${'a.'.repeat(100_000)}@b.example`, `<${'@'.repeat(200_000)}>`, `a@${'b.'.repeat(100_000)}`]) expect(readMailbox(value)).toBeNull();
  });
});
