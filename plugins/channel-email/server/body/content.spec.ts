import { describe, expect, it } from '@jest/globals';
import { aFile, aMail, aMultipart, fixture } from '../fixtures/mail.js';
import { parseMail } from '../parse.js';

const textOf = async (type: string, body: string | Uint8Array, fields: Record<string, string> = {}) => (await parseMail(aMail({ 'Content-Type': type, ...fields }, body))).text;

describe('the body of a mail', () => {
  it.each([
    ['utf-8', 'c5bb20c3b320f09f9880', 'Ż ó 😀'],
    ['ISO-8859-1', 'e520e4', 'å ä'],
    ['iso-8859-2', 'b320b1', 'ł ą'],
    ['ISO-8859-15', 'a4', '€'],
    ['windows-1250', '9c20b9', 'ś ą'],
    ['windows-1251', 'cff0e8e2e5f2', 'Привет'],
    ['Windows-1252', '937894', '“x”'],
    ['windows-1257', 'e0', 'ą'],
    ['koi8-r', 'f0d2c9d7c5d4', 'Привет'],
    ['iso-2022-jp', '1b2442467c4b5c1b2842', '日本'],
    ['shift_jis', '93fa967b', '日本'],
    ['gb18030', 'c4e3bac3', '你好'],
    ['big5', 'a741a66e', '你好'],
    ['euc-kr', 'b0a1', '가'],
    ['utf-16le', '61007a01', 'aź'],
  ])('is read in %s', async (charset, hex, text) => {
    const bytes = Buffer.from(hex, 'hex');
    const type = `text/plain; charset="${charset}"`;
    expect(await textOf(type, bytes.toString('base64'), { 'Content-Transfer-Encoding': 'base64' })).toBe(text);
    expect(await textOf(type, hex.replace(/../g, '=$&').toUpperCase(), { 'Content-Transfer-Encoding': 'quoted-printable' })).toMatch(text);
  });

  it('is read although its charset is missing, unknown or wrong', async () => {
    const [utf8, western] = [Buffer.from('Åäö – ł'), Buffer.from('c5e4f6', 'hex')];
    for (const type of ['text/plain', 'text/plain; charset=us-ascii', 'text/plain; charset=nonsense', 'text/plain; charset=iso-8859-1', 'text/plain; charset="', 'text/plain; charset=utf-8']) expect(await textOf(type, utf8)).toBe('Åäö – ł');
    for (const type of ['text/plain; charset=utf-8', 'text/plain', 'text/plain; format=flowed; charset="UTF-8"', 'text/plain; charset=nonsense']) expect(await textOf(type, western)).toBe('Åäö');
    expect((await parseMail(aMail({}, western))).text).toBe('Åäö');
    expect((await parseMail(fixture('unlabelled-utf8'))).text).toBe('Disken är full – 0 MB kvar på ärtan.');
    expect(await parseMail(fixture('utf8-label-on-latin1'))).toMatchObject({ text: 'Kassan går inte att öppna.', html: '<p>Kassan går inte att öppna.</p>\n' });
  });

  it('that speaks of broken text is left as it is', async () => {
    expect(await textOf('text/plain; charset=utf-8', Buffer.from('The page shows KÃ¶ln'))).toBe('The page shows KÃ¶ln');
    expect(await textOf('text/plain; charset=utf-8', Buffer.from('The page shows \ufffd for å'))).toBe('The page shows \ufffd for å');
  });

  it('is decoded from quoted-printable and flowed lines', async () => {
    expect(await textOf('text/plain; charset=utf-8', 'na=C3=AFve =3D soft=\r\nbreak =zz', { 'Content-Transfer-Encoding': 'Quoted-Printable' })).toBe('naïve = softbreak =zz');
    expect(await textOf('text/plain; format=flowed', 'one \r\ntwo\r\nthree\r\n-- \r\nAda')).toBe('one two\nthree\n-- \nAda');
  });

  it('holds no character that a database refuses', async () => {
    const { text, html } = await parseMail(aMail({ 'Content-Type': 'text/html; charset=utf-8' }, '<p>a\u0000b\u0007c</p>\r\n'));
    expect([text, html]).toEqual(['abc', '<p>abc</p>\n']);
  });

  it('is the plain part of an alternative, and the HTML beside it', async () => {
    expect(await parseMail(aMultipart([{ type: 'text/plain', body: 'Plain' }, { type: 'text/html', body: '<p>Rich</p>' }], 'alternative'))).toMatchObject({ text: 'Plain', html: '<p>Rich</p>\n' });
    expect(await parseMail(aMultipart([{ type: 'text/plain', body: ' ' }, { type: 'text/html', body: '<p>Rich</p>' }], 'alternative'))).toMatchObject({ text: 'Rich' });
  });

  it('is not lost when its multipart is broken', async () => {
    expect(await textOf('multipart/mixed', 'Hello')).toBe('Hello');
    expect(await textOf('multipart/mixed; boundary=never', 'Hello')).toBe('Hello');
    expect(await textOf('multipart/mixed; boundary=part', '--part\r\n\r\nHello')).toBe('Hello');
    expect(await textOf('"><script>/x', 'Hello')).toBe('');
    expect((await parseMail(aMail({ 'Content-Type': '"><script>/x' }, 'Hello'))).attachments).toHaveLength(1);
  });

  it('leaves attached mails, files and images as files, with the name the HTML calls them by', async () => {
    const forwarded = await parseMail(fixture('forwarded'));
    expect([forwarded.text, forwarded.attachments.map(({ name, mediaType }) => [name, mediaType])]).toEqual(['Mohon dibantu.', [['part-1.eml', 'message/rfc822']]]);
    expect((await parseMail(fixture('outlook-en'))).attachments).toMatchObject([{ name: 'image001.png', mediaType: 'image/png', contentId: 'image001.png@01DB37AA.6F2C1E30' }]);
    const bytes = Buffer.from([0, 1, 2, 255]);
    expect((await parseMail(aMultipart([aFile('a.bin', bytes)]))).attachments).toEqual([{ name: 'a.bin', mediaType: 'application/octet-stream', bytes: new Uint8Array(bytes) }]);
  });
});
