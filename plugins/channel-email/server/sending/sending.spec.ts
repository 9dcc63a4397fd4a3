import { connect, createServer, type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Outbound, OutboundFailed, type OutboundConnection, type OutboundMessage, type OutboundResponse, type RequestContext } from '@meja/plugin-sdk/server';
import type { SMTPServerOptions } from 'smtp-server';
import { mailSink, refusal, type MailSink } from '../fixtures/sink.js';
import { compose } from './compose.js';
import { handOver } from './hand-over.js';
import { MailSender } from './sender.js';
import { wayOut } from './way-out.js';

const ctx: RequestContext = { workspace: { id: 'w', slug: 'w', name: 'W' }, actor: { kind: 'system', name: 'meja' }, locale: 'en', timeZone: 'UTC', requestId: 'r' };
const from = 'help@desk.example';

const message: OutboundMessage = {
  id: 'AAAAAAAAAAAAAAAAAAAAAA.BBBBBBBBBBBBBBBBBBBBBB',
  idTag: 'aaaaaaaaaaaaaaaaaaaaaaaaabbbbbbbbbbbbbbbb',
  threadTag: 'cccccccccccccccccccccccccdddddeeeeeeeeeeeeeeee',
  threadToken: 'CCCCCCCCCCCCCCCCCCCCCC.DDDDDDDD.EEEEEEEEEEEEEEEEEEEEEE',
  to: { address: 'ada@kund.example', name: 'Åda Ö' },
  fromName: 'Ana (Nusantara Support)',
  subject: 'Re: Skrivaren brinner [#1042]',
  text: 'Hej!\n.\nDet är löst.',
  html: '<p>Hej!</p>',
  references: ['one@kund.example', 'two@kund.example'],
  automatic: 'no',
  createdAt: new Date('2026-11-20T12:00:00Z'),
  attachments: [{ name: 'räkning.pdf', mediaType: 'application/pdf', bytes: Buffer.from('%PDF-') }],
};

/** The gate of an installation, for loopback. */
class Door extends Outbound {
  fetch(): Promise<OutboundResponse> {
    throw new Error('Mail calls nobody over HTTP.');
  }
  connect(_ctx: RequestContext, { host, port }: { host: string; port: number }): Promise<OutboundConnection> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, host, () => resolve(socket));
      socket.once('error', () => reject(new OutboundFailed('UNREACHABLE')));
    });
  }
}

const stops: (() => unknown)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});
const sink = async (options: SMTPServerOptions = {}): Promise<MailSink> => {
  const started = await mailSink(options);
  stops.push(started.stop);
  return started;
};
const senderTo = (smtpUrl: string | null, silent = false) => new MailSender(new Door(), { publicUrl: 'https://desk.example', silent, smtpUrl, mailFrom: from });
const sent = (url: string, more: Partial<OutboundMessage> = {}) => senderTo(url).send(ctx, { ...message, ...more });
const atOnce = async (url: string) => {
  const way = wayOut(url);
  return handOver(await new Door().connect(ctx, way), await compose(message, from), { ...way, timeoutMs: 700, name: 'desk.example' });
};

describe('a mail that goes out', () => {
  it('says who wrote it, what it answers, and how an answer finds its ticket', async () => {
    const server = await sink();
    expect(await sent(server.url)).toEqual({ outcome: 'sent', externalId: `${message.id}.${message.threadToken}@desk.example` });
    const [mail] = server.taken;
    expect(mail).toMatchObject({ from: `help+${message.idTag}@desk.example`, to: ['ada@kund.example'] });
    const wanted = {
      'From': '"Ana (Nusantara Support)" <help@desk.example>',
      'Reply-To': `"Ana (Nusantara Support)" <help+${message.threadTag}@desk.example>`,
      'Message-ID': `<${message.id}.${message.threadToken}@desk.example>`,
      'In-Reply-To': '<two@kund.example>',
      'References': '<one@kund.example> <two@kund.example>',
      'Date': 'Fri, 20 Nov 2026 12:00:00 +0000',
      'Subject': 'Re: Skrivaren brinner [#1042]',
      'Auto-Submitted': 'no',
      'X-Auto-Response-Suppress': 'All',
      'X-Meja-Loop': message.id,
    };
    expect(Object.fromEntries(Object.keys(wanted).map((name) => [name, mail?.header(name)]))).toEqual(wanted);
  });

  it('bears no return path and says that it is automatic when a machine answers', async () => {
    const server = await sink();
    await sent(server.url, { automatic: 'replied', threadToken: null, threadTag: null });
    await sent(server.url, { automatic: 'generated' });
    expect(server.taken.map((mail) => [mail.from, mail.header('auto-submitted'), mail.header('reply-to') !== ''])).toEqual([['', 'auto-replied', false], [`help+${message.idTag}@desk.example`, 'auto-generated', true]]);
  });

  it('R03 is the same to the byte on every try', async () => {
    expect((await compose(message, from)).bytes.equals((await compose(message, from)).bytes)).toBe(true);
  });

  it('A80 A16 has no header that somebody smuggled into a name, a subject or an id', async () => {
    const server = await sink();
    const evil = 'x\r\nBcc: victim@kund.example\r\n\r\nbody\n\u2028X-Evil: 1';
    await sent(server.url, { subject: evil, fromName: evil, to: { address: 'ada@kund.example', name: evil }, references: [evil, 'a b', '<x>', 'ok@kund.example'], text: `.\r\n${evil}`, attachments: [{ name: `${evil}.txt`, mediaType: 'text/plain\r\nX-Evil: 2', bytes: Buffer.from('x') }] });
    const [mail] = server.taken;
    expect(mail?.to).toEqual(['ada@kund.example']);
    const heads = mail?.raw.split('\r\n\r\n')[0]?.replace(/\r\n[ \t]+/g, ' ') ?? '';
    expect(heads).not.toMatch(/^(bcc|x-evil)/im);
    expect(mail?.raw).not.toMatch(/^x-evil: 2/im);
    expect(mail?.header('references')).toBe('<ok@kund.example>');
  });

  it.each(['ada@kund.example(x)evil.example', '"mallory@evil.example x"@kund.example', 'ada@kund.example, eve@evil.example', 'ADA@kund.example', 'ada@kund.example>\r\nRCPT TO:<eve@evil.example', '', 'ada', 'ada@[127.0.0.1]', 'ada@kund'])(
    'A81 goes to nobody when the recipient is %j',
    async (address) => {
      const server = await sink();
      expect(await sent(server.url, { to: { address, name: '' } })).toMatchObject({ outcome: 'never' });
      expect(server.taken).toEqual([]);
    },
  );

  it('A17 leaves what looks like a template as it is', async () => {
    const server = await sink();
    await sent(server.url, { subject: '{{constructor}} ${secret} {name}', text: '<%= process.env %> {{7*7}} {secret}', attachments: [] });
    expect(server.taken[0]?.header('subject')).toBe('{{constructor}} ${secret} {name}');
    expect(server.taken[0]?.raw).toContain('<%= process.env %> {{7*7}} {secret}');
  });

  it('R44 is kept where nothing may leave, and where there is no way out', async () => {
    const server = await sink();
    expect([await senderTo(server.url, true).send(ctx, message), await senderTo(null).send(ctx, message)]).toEqual([{ outcome: 'kept' }, { outcome: 'kept' }]);
    expect(server.taken).toEqual([]);
  });
});

describe('a look at the mail server', () => {
  const look = (url: string | null, silent = false) => senderTo(url, silent).check(ctx);

  it('finds nothing in the way of mail, and sends none', async () => {
    const server = await sink();
    expect([await look(server.url), await look(null), await look('smtp://127.0.0.1:1', true)]).toEqual([null, null, null]);
    expect(server.taken).toEqual([]);
  });

  it('asks as a mail would be sent, with the login, up to where its text would follow', async () => {
    const heard: string[] = [];
    const server = await sink({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => (heard.push('AUTH'), done(null, { user: 'ann' })),
      onMailFrom: ({ address }, _session, done) => (heard.push(`MAIL ${address}`), done()),
      onRcptTo: ({ address }, _session, done) => (heard.push(`RCPT ${address}`), done()),
      onData: (stream) => (heard.push('DATA'), void stream.resume()),
    });
    expect(await look(server.url.replace('://', '://ann:right@'))).toBeNull();
    expect(heard).toEqual(['AUTH', 'MAIL help+check@desk.example', 'RCPT postmaster@example.com']);
  });

  it.each([[550, '5.1.10 Recipient address has null MX'], [450, '4.1.2 Domain not found'], [451, 'Greylisted']])('has nothing to say about the recipient it makes up: %s %s', async (code, words) => {
    expect(await look((await sink({ onRcptTo: (_address, _session, done) => done(refusal(code, words)) })).url)).toBeNull();
  });

  it.each<[string, SMTPServerOptions, (url: string) => string, RegExp]>([
    ['a wrong password', { authOptional: false, allowInsecureAuth: true, onAuth: (_auth, _session, done) => done(refusal(535, '5.7.8 Authentication failed')) }, (url) => url.replace('://', '://ann:wrong@'), /535.*Authentication failed/],
    ['a server for others', { onConnect: (_session, done) => done(refusal(554, 'Go away')) }, (url) => url, /554 Go away/],
    ['TLS where none is spoken', {}, (url) => url.replace('smtp:', 'smtps:'), /SSL|TLS|tls/],
    ['nobody', {}, () => 'smtp://127.0.0.1:1', /^UNREACHABLE$/],
    ['a login that nobody named', { authOptional: false, allowInsecureAuth: true }, (url) => url, /^530 .*authentication/i],
    ['a login that it asks for at the recipient', { onRcptTo: (_address, _session, done) => done(refusal(554, '5.7.1 Relay access denied')) }, (url) => url, /^554 5\.7\.1 Relay access denied/],
    ['a sender that is not ours', { onMailFrom: (_address, _session, done) => done(refusal(553, '5.7.1 Not owned by user')) }, (url) => url, /^553 .*Not owned by user/],
    ['a server that is busy', { onMailFrom: (_address, _session, done) => done(refusal(451, 'Try later')) }, (url) => url, /^451 Try later/],
  ])('names what stands in the way: %s', async (_what, options, changed, trouble) => {
    expect(await look(changed((await sink(options)).url))).toMatch(trouble);
  });
});

describe('R12 a mail server that does not take it', () => {
  it.each<[string, SMTPServerOptions, object]>([
    ['450 for the recipient', { onRcptTo: (_address, _session, done) => done(refusal(450, 'Mailbox busy')) }, { outcome: 'later', uncertain: false, reason: expect.stringContaining('450') }],
    ['451, greylisted', { onRcptTo: (_address, _session, done) => done(refusal(451, 'Come back later')) }, { outcome: 'later', uncertain: false }],
    ['421 for the sender', { onMailFrom: (_address, _session, done) => done(refusal(421, 'Busy')) }, { outcome: 'later', uncertain: false }],
    ['530, it wants a login that the operator did not name', { authOptional: false, allowInsecureAuth: true }, { outcome: 'later', uncertain: false, reason: expect.stringContaining('530') }],
    ['550 for the recipient', { onRcptTo: (_address, _session, done) => done(refusal(550, 'No such user')) }, { outcome: 'never', reason: expect.stringContaining('No such user') }],
    ['554 because nothing is passed on for us', { onRcptTo: (_address, _session, done) => done(refusal(554, '5.7.1 Relay access denied')) }, { outcome: 'later', reason: expect.stringContaining('Relay access denied') }],
    ['550 of a host that has the word in its name', { onRcptTo: (_address, _session, done) => done(refusal(550, '5.1.1 relay.example: no such user')) }, { outcome: 'never', reason: expect.stringContaining('no such user') }],
    ['550 in other words', { onRcptTo: (_address, _session, done) => done(refusal(550, '5.7.54 Unable to relay recipient in non-accepted domain')) }, { outcome: 'later', reason: expect.stringContaining('Unable to relay') }],
    ['552 after the text', { onData: (stream, _session, done) => void stream.resume().on('end', () => done(refusal(552, 'Full'))) }, { outcome: 'never', reason: expect.stringContaining('552') }],
    ['452 after the text', { onData: (stream, _session, done) => void stream.resume().on('end', () => done(refusal(452, 'Wait'))) }, { outcome: 'later', uncertain: false }],
    ['554 for everybody', { onConnect: (_session, done) => done(refusal(554, 'Go away')) }, { outcome: 'later', uncertain: false }],
    ['a mail too large for it', { size: 100 }, { outcome: 'never' }],
  ])('says so: %s', async (_what, options, receipt) => {
    expect(await sent((await sink(options)).url)).toMatchObject(receipt);
  });

  it.each<[string, SMTPServerOptions, boolean]>([
    ['in its greeting', { onConnect: () => undefined }, false],
    ['after the sender', { onMailFrom: () => undefined }, false],
    ['after the recipient', { onRcptTo: () => undefined }, false],
    ['after the last dot', { onData: (stream) => void stream.resume() }, true],
  ])('is waited for no longer than agreed when it falls silent %s', async (_when, options, uncertain) => {
    expect(await atOnce((await sink(options)).url)).toMatchObject({ outcome: 'later', uncertain });
  });

  it('R03 may have taken what it did not confirm: it closes after the last dot', async () => {
    const server = await sink({ onData: (stream, session, done) => void stream.resume().on('end', () => done(refusal(421, 'cut'))), });
    stops.push(() => undefined);
    const cutting = createServer((near) => {
      const far = connect(server.port, '127.0.0.1');
      near.pipe(far).on('error', () => undefined);
      far.on('data', (answer: Buffer) => (answer.toString().startsWith('421') ? near.destroy() : near.write(answer)));
      near.on('error', () => undefined).on('close', () => far.destroy());
    });
    await new Promise<void>((listening) => cutting.listen(0, '127.0.0.1', listening));
    stops.push(() => cutting.close());
    expect(await sent(`smtp://127.0.0.1:${(cutting.address() as AddressInfo).port}`)).toMatchObject({ outcome: 'later', uncertain: true });
  });

  it('is asked again when it is not there', async () => {
    const server = await sink();
    await server.stop();
    expect(await sent(server.url)).toEqual({ outcome: 'later', reason: 'SMTP: UNREACHABLE' });
  });

  it('R51 hears neither password nor mail when TLS was asked for and it has none, or shows a certificate of nobody', async () => {
    const heard: string[] = [];
    const without = await sink({ onAuth: (auth, _session, done) => (heard.push(String(auth.password)), done(null, { user: 'u' })) });
    const way = { host: '127.0.0.1', port: without.port, tls: 'upgrade' as const, login: { user: 'u', pass: 'canary-password' } };
    expect(await handOver(await new Door().connect(ctx, way), await compose(message, from), { ...way, timeoutMs: 2_000, name: 'desk.example' })).toMatchObject({ outcome: 'later', uncertain: false });
    const selfSigned = await sink({ disabledCommands: [], onAuth: (auth, _session, done) => (heard.push(String(auth.password)), done(null, { user: 'u' })) });
    const other = { ...way, port: selfSigned.port };
    expect(await handOver(await new Door().connect(ctx, other), await compose(message, from), { ...other, timeoutMs: 2_000, name: 'desk.example' })).toMatchObject({ outcome: 'later', uncertain: false });
    expect([heard, without.taken, selfSigned.taken]).toEqual([[], [], []]);
  });

  it('R49 is asked again when it does not know the password: no mail is to blame for that', async () => {
    const server = await sink({ authOptional: false, allowInsecureAuth: true, onAuth: (_auth, _session, done) => done(refusal(535, 'Wrong password')) });
    expect(await sent(`smtp://user:wrong@127.0.0.1:${server.port}`)).toMatchObject({ outcome: 'later', uncertain: false });
  });
});

describe('the address of a mail server', () => {
  it.each([
    ['smtps://u%40x:p%3Ass@smtp.desk.example', { host: 'smtp.desk.example', port: 465, tls: 'at-once', login: { user: 'u@x', pass: 'p:ss' } }],
    ['smtp://smtp.desk.example', { host: 'smtp.desk.example', port: 587, tls: 'upgrade', login: null }],
    ['smtp://mailpit:1025?tls=no', { host: 'mailpit', port: 1025, tls: 'none', login: null }],
    ['smtp://localhost:25', { host: 'localhost', port: 25, tls: 'none', login: null }],
    ['smtp://[::1]:25', { host: '::1', port: 25, tls: 'none', login: null }],
    ['smtps://127.0.0.1:465', { host: '127.0.0.1', port: 465, tls: 'at-once', login: null }],
  ])('%s', (url, way) => {
    expect(wayOut(url)).toEqual(way);
  });
});
