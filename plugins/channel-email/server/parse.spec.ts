import { describe, expect, it } from '@jest/globals';
import { caps } from './caps.js';
import { aFile, aMail, aMultipart, fixture, serverName } from './fixtures/mail.js';
import { Malformed } from './malformed.js';
import { parseMail } from './parse.js';

const reasonOf = (bytes: Uint8Array) => parseMail(bytes).then(
  () => null,
  (error: unknown) => (error instanceof Malformed ? error.reason : error),
);

describe('a mail from a stranger', () => {
  it('A08 is from whom From says, whatever Reply-To and Sender say', async () => {
    const { from } = await parseMail(aMail({ 'Reply-To': 'mallory@evil.example', Sender: 'mallory@evil.example', 'Return-Path': '<mallory@evil.example>' }));
    expect(from).toEqual({ address: 'ada@kund.example', name: 'Ada' });
  });

  it('A10 is the same message with and without headers that command other helpdesks', async () => {
    const commands = Object.fromEntries(
      ['RT-Send-CC', 'X-RT-Loop-Prevention', 'X-Zammad-Ticket-Priority', 'X-Zammad-Ignore', 'X-Zammad-Customer-Login', 'X-OTRS-Priority', 'X-OTRS-Queue', 'X-OTRS-Ignore', 'X-GitLab-NotificationReason', 'X-Ticket-Status', 'X-Priority', 'X-Meja-Ticket', 'X-Meja-Verified'].map((name) => [name, '1']),
    );
    expect(await parseMail(aMail(commands))).toEqual(await parseMail(aMail()));
  });

  it('A11 A16 forged in every header proves nothing and stays on one line', async () => {
    const message = await parseMail(fixture('hostile-headers'), { authservId: serverName });
    expect(message).toMatchObject({ from: { address: 'alerts@bank.example', name: 'Bank Bcc: all@desk.example' }, senderVerified: false, subject: 'Hi X-Injected: yesgnp.exe', references: ['help@desk.example'] });
  });

  it('A05 brings files whose names are harmless', async () => {
    const { attachments } = await parseMail(fixture('hostile-files'));
    expect(attachments.map(({ name, mediaType }) => [name, mediaType])).toEqual([
      ['shell.php', 'text/html'],
      ['cmd.exe', 'application/octet-stream'],
      ['invoicefdp.exe', 'application/octet-stream'],
      ['html', 'application/octet-stream'],
      ['_con.txt', 'application/octet-stream'],
      ['htaccess', 'application/octet-stream'],
      ['part-7.bin', 'application/octet-stream'],
    ]);
  });

  it('A14 without one sender is nobody’s, and is a message all the same', async () => {
    expect(await parseMail(aMail({ From: 'a@victim.example(x)evil.example' }))).toMatchObject({ from: null, senderVerified: false, text: 'Hello' });
    expect(await parseMail(aMail({ From: null }))).toMatchObject({ from: null, senderVerified: false });
    const authentic = `${serverName}; dmarc=pass header.from=evil.example`;
    expect(await parseMail(aMail({ From: ['a@victim.example', 'mallory@evil.example'], 'Authentication-Results': authentic }), { authservId: serverName })).toMatchObject({ from: null, senderVerified: false });
  });

  it('A20 is refused past the size before anything of it is read', async () => {
    expect(await reasonOf(new Uint8Array(caps.mailBytes + 1))).toBe('too_large');
    await expect(parseMail(aMail(), { maxBytes: 10 })).rejects.toThrow('too_large');
  });

  it('A21 is refused when it is empty, bare or binary', async () => {
    expect(await reasonOf(new Uint8Array())).toBe('empty');
    expect(await reasonOf(Buffer.from('just text'))).toBe('not_a_mail');
    expect(await reasonOf(Buffer.from('\r\n\r\n'))).toBe('not_a_mail');
    expect(await reasonOf(Uint8Array.from({ length: 100_000 }, (_, at) => (at * 7919) % 256))).toBe('not_a_mail');
  });

  it('A21 is a message when it has headers and nothing else', async () => {
    expect(await parseMail(aMail({}, ''))).toMatchObject({ text: '', html: null, attachments: [] });
    expect(await parseMail(Buffer.from('From: ada@kund.example'))).toMatchObject({ externalId: null, from: { address: 'ada@kund.example' }, subject: '', sentAt: null });
    expect((await parseMail(aMail({}, Uint8Array.from([0, 1, 2, 65, 0, 255])))).text).toBe('Aÿ');
  });

  it('A22 has an id and a body that are independent of each other', async () => {
    const [one, other] = [await parseMail(aMail({}, 'One')), await parseMail(aMail({}, 'Other'))];
    expect([one.externalId, one.text, other.externalId, other.text]).toEqual(['1@kund.example', 'One', '1@kund.example', 'Other']);
  });

  it('A23 keeps TNEF as a file', async () => {
    const { attachments } = await parseMail(fixture('winmail-dat'));
    expect(attachments.map(({ name, mediaType, bytes }) => [name, mediaType, bytes.length])).toEqual([['winmail.dat', 'application/ms-tnef', 516]]);
  });

  it('A24 keeps what is encrypted as it came', async () => {
    const message = await parseMail(aMultipart([{ type: 'application/pgp-encrypted', body: 'Version: 1' }, { type: 'application/octet-stream', body: '-----BEGIN PGP MESSAGE-----' }], 'encrypted'));
    expect([message.text, message.html, message.attachments.length]).toEqual(['', null, 2]);
  });

  it('A25 with a bare line end and a dot stays one message', async () => {
    const { text } = await parseMail(aMail({}, 'one\n.\nMAIL FROM:<x@y.example>\n\r\n.\r\nFrom: mallory@evil.example\r\n\r\ntwo'));
    expect(text).toContain('two');
  });
});

describe('the caps', () => {
  const nested = (depth: number) => {
    let body = 'Content-Type: text/plain\r\n\r\ndeep\r\n';
    for (let level = depth; level > 0; level -= 1) body = `Content-Type: multipart/mixed; boundary=b${level}\r\n\r\n--b${level}\r\n${body}--b${level}--\r\n`;
    return Buffer.from(`From: ada@kund.example\r\n${body}`);
  };

  it('A15 hold for depth, parts, lines, headers and files', async () => {
    expect(await reasonOf(nested(caps.depth))).toBeNull();
    expect(await reasonOf(nested(caps.depth + 1))).toBe('nested_too_deep');
    expect(await reasonOf(aMail({ 'Content-Type': 'multipart/mixed; boundary=b' }, '--b\n\nx\n'.repeat(caps.parts + 1)))).toBe('too_many_parts');
    expect(await reasonOf(aMail({}, '\n'.repeat(caps.shortLines + 1)))).toBe('too_many_lines');
    expect(await reasonOf(aMail({ 'X-Many': Array.from({ length: caps.headers }, () => 'x') }))).toBe('too_many_headers');
    expect(await reasonOf(aMail({ Subject: 'x'.repeat(caps.headerBytes) }))).toBe('headers_too_large');
    expect(await reasonOf(aMultipart([{ type: 'text/plain', fields: [`X: ${'y'.repeat(caps.headerBytes)}`], body: 'x' }]))).toBe('headers_too_large');
    expect(await reasonOf(aMultipart(Array.from({ length: caps.attachments + 1 }, (_, at) => aFile(`${at}`, Buffer.from('x')))))).toBe('too_many_attachments');
  });

  it('keep a long text whole as a file', async () => {
    const long = 'All work and no play. '.repeat(10_000);
    const message = await parseMail(aMail({}, long));
    expect(message.text).toHaveLength(caps.textLength);
    expect(message.attachments.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()])).toEqual([['message.txt', long.trimEnd()]]);
    const html = await parseMail(aMail({ 'Content-Type': 'text/html' }, `<p>${'x'.repeat(caps.htmlLength)}</p>`));
    expect([html.html, html.text.length, html.attachments.map(({ name }) => name)]).toEqual([null, caps.textLength, ['message.txt', 'message.html']]);
  });
});
