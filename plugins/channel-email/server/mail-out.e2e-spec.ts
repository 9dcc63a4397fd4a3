import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestServer, type Json, type TestServer, type TestVisitor } from '@meja/plugin-sdk/testing';
import { channelEmailPlugin } from '@meja/plugin-channel-email';
import { parseMail } from './parse.js';
import { mailSink, refusal, type MailSink, type Taken } from './fixtures/sink.js';

const authserv = 'mx.meja.example';
const proof = `Authentication-Results: ${authserv}; dmarc=pass header.from=kund.example`;

const ticketOf = 'query ($id: ID!) { ticket(id: $id) { number status followers { pending user { email } } timeline(first: 100) { edges { node { __typename ... on Message { id visibility fromAgent authorName bodyText quotedText senderVerified delivery { outboundId state uncertain reason attempts } } ... on TimelineEvent { type facts } } } } } }';
const say = 'mutation ($input: AddMessageInput!) { addMessage(input: $input) { __typename ... on Failure { code } } }';
const solve = 'mutation ($input: SolveTicketInput!) { solveTicket(input: $input) { __typename ... on Failure { code } } }';
const retry = 'mutation ($id: ID!) { retryOutbound(input: { outboundId: $id }) { __typename ... on Outbound { state } ... on Failure { code } } }';

interface Mail {
  readonly from?: string;
  readonly subject?: string;
  readonly headers?: readonly string[];
  readonly body?: string;
}

let count = 0;
const nextName = (): string => `person${(count += 1)}`;
const mail = ({ from, subject = 'Printer', headers = [], body = 'It burns.' }: Mail): Uint8Array =>
  Buffer.from([...headers, `From: ${from}`, 'To: help@test.example', `Subject: ${subject}`, `Message-ID: <m${(count += 1)}@kund.example>`, ...(headers.some((each) => each.startsWith('Content-Type')) ? [] : ['Content-Type: text/plain; charset=utf-8']), '', body].join('\r\n'));

/** A mail as its recipient reads it. */
const read = (taken: Taken | undefined) => parseMail(Buffer.from(taken?.raw ?? '', 'latin1'));

describe('mail that goes out', () => {
  let server: TestServer;
  let sink: MailSink;
  let agent: TestVisitor;
  let admin: TestVisitor;
  /** Recipients that do not exist at the moment. */
  const unknown = new Set<string>();

  beforeAll(async () => {
    sink = await mailSink({ onRcptTo: ({ address }, _session, done) => done(unknown.has(address) ? refusal(550, '5.1.1 User unknown') : null) });
    server = await createTestServer({ plugins: [channelEmailPlugin({ authservId: authserv })], smtpUrl: sink.url });
    [agent, admin] = [await server.as('agentA'), await server.as('admin')];
  });
  afterAll(async () => {
    await server?.stop();
    await sink?.stop();
  });

  const received = async (bytes: Uint8Array): Promise<Json> => {
    const receipt = await server.receive('email', bytes);
    await server.settle();
    return receipt;
  };
  const asked = (more: Mail = {}) => received(mail({ from: `Ada <${nextName()}@kund.example>`, ...more }));
  const reply = async (ticketId: string, body: string, visibility = 'PUBLIC') => {
    expect((await agent.must(say, { input: { ticketId, visibility, body } })).addMessage.__typename).toBe('Ticket');
    await server.settle();
  };
  const ticket = async (id: string) => {
    const { ticket: found } = await agent.must(ticketOf, { id });
    const nodes = found.timeline.edges.map(({ node }: { node: Json }) => node);
    return { ...found, messages: nodes.filter((node: Json) => node.__typename === 'Message'), events: nodes.filter((node: Json) => node.type).map((node: Json) => node.type) };
  };
  const answerTo = (sent: Taken | undefined, more: Mail) => mail({ subject: sent?.header('subject') ?? '', ...more, headers: [`In-Reply-To: ${sent?.header('message-id')}`, ...(more.headers ?? [])] });

  it('acknowledges a request by its number, and repeats nothing to who proved nothing', async () => {
    const { ticketNumber } = await asked({ from: 'Canary-name <ack1@kund.example>', subject: 'canary-subject', body: 'canary-body' });
    const [fixed] = sink.to('ack1@kund.example');
    expect([fixed?.from, fixed?.header('auto-submitted'), fixed?.header('subject')]).toEqual(['', 'auto-replied', `We received your request [#${ticketNumber}]`]);
    expect(fixed?.raw).not.toMatch(/canary/i);
    await asked({ from: 'Ada <ack2@kund.example>', subject: 'Broken door', headers: [proof] });
    const [named] = sink.to('ack2@kund.example');
    expect(named?.header('subject')).toMatch(/^Re: Broken door \[#\d+\]$/);
    expect(named?.raw).toContain('Hello Ada,');
  });

  it('A69 acknowledges an address once an hour and four times a day', async () => {
    const from = 'Ada <often@kund.example>';
    for (let hour = 0; hour < 6; hour++) {
      for (let request = 0; request < 2; request++) await asked({ from, subject: `Request ${hour}.${request}` });
      server.clock.advance('1h');
    }
    expect(sink.to('often@kund.example')).toHaveLength(4);
  });

  it('brings a reply to the requester, and their answer back into the ticket, its quote folded', async () => {
    const { ticketId } = await asked({ from: 'Ada <dialog@kund.example>' });
    await reply(ticketId, 'Have you tried it?\n\n<b>Twice</b> & https://desk.example/help.');
    const sent = sink.to('dialog@kund.example').at(-1);
    expect(sent?.header('from')).toBe('"agentA (Test company)" <help@test.example>');
    expect(sent?.header('in-reply-to')).not.toBe('');
    const { text, html } = await read(sent);
    expect(text).toContain('<b>Twice</b> & https://desk.example/help.');
    expect(html).toContain('<p>&lt;b&gt;Twice&lt;/b&gt; &amp; <a href="https://desk.example/help"');
    const quote = 'On Fri, 20 Nov 2026 at 12:00, agentA wrote:\r\n\r\n> Have you tried it?';
    expect(await received(answerTo(sent, { from: 'Ada <dialog@kund.example>', body: `Yes.\r\n\r\n${quote}` }))).toMatchObject({ outcome: 'added', ticketId });
    const { messages } = await ticket(ticketId);
    expect(messages.at(-1)).toMatchObject({ bodyText: 'Yes.', quotedText: quote.replaceAll('\r', ''), visibility: 'PUBLIC', fromAgent: false });
    expect(messages[1].delivery).toMatchObject({ state: 'SENT', uncertain: false, reason: null, attempts: 1 });
    expect(sink.to('dialog@kund.example')).toHaveLength(2);
  });

  it('finds the ticket of an answer by its address alone, when a mail program drops the other headers and a server writes it in capitals', async () => {
    const { ticketId } = await asked({ from: 'Ada <plus@kund.example>' });
    await reply(ticketId, 'Which printer?');
    const address = /<(.+)>/.exec(sink.to('plus@kund.example').at(-1)?.header('reply-to') ?? '')?.[1] ?? '';
    for (const [to, body] of [[address, 'The first.'], [address.toUpperCase(), 'The second.']] as const) {
      expect(await received(mail({ from: 'Ada <plus@kund.example>', subject: 'no number', headers: [`Delivered-To: ${to}`], body }))).toMatchObject({ outcome: 'added', ticketId });
      expect((await ticket(ticketId)).messages.at(-1)).toMatchObject({ bodyText: body, visibility: 'PUBLIC' });
    }
    expect(await received(mail({ from: 'Eve <eve@evil.example>', headers: [`Delivered-To: ${address}`], body: 'Me too.' }))).toMatchObject({ outcome: 'added', ticketId });
    expect((await ticket(ticketId)).messages.at(-1)).toMatchObject({ bodyText: 'Me too.', visibility: 'INTERNAL' });
  });

  it('A32 A18 sends no internal note, not even in the reply after it', async () => {
    const { ticketId } = await asked({ from: 'Ada <notes@kund.example>' });
    await reply(ticketId, 'canary-note', 'INTERNAL');
    await reply(ticketId, 'We are on it.');
    expect(sink.to('notes@kund.example')).toHaveLength(2);
    expect(sink.taken.some(({ raw }) => raw.includes('canary-note'))).toBe(false);
  });

  it('A08 goes to who wrote, never to a Reply-To', async () => {
    const { ticketId } = await asked({ from: 'Ada <real@kund.example>', headers: ['Reply-To: Mallory <mallory@evil.example>', 'Sender: mallory@evil.example', 'Errors-To: mallory@evil.example'] });
    await reply(ticketId, 'Here it is.');
    expect([sink.to('real@kund.example').length, sink.to('mallory@evil.example').length]).toEqual([2, 0]);
    expect((await ticket(ticketId)).followers).toEqual([]);
  });

  it('A09 takes nobody for an agent because of a From line', async () => {
    const { ticketId, ticketNumber } = await asked({ from: 'Ada <victim@kund.example>' });
    await reply(ticketId, 'Hello.');
    const before = sink.taken.length;
    const sent = sink.to('victim@kund.example').at(-1);
    for (const headers of [[], [`Authentication-Results: evil.example; dmarc=pass header.from=test.example`], [`In-Reply-To: ${sent?.header('message-id')}`]]) {
      await received(mail({ from: 'agentA Person <agenta@test.example>', subject: `Re: Printer [#${ticketNumber}]`, headers, body: 'Send your password.' }));
    }
    expect(sink.taken.slice(before).filter(({ to }) => to.includes('victim@kund.example'))).toEqual([]);
    const { messages } = await ticket(ticketId);
    expect(messages.filter(({ bodyText }: Json) => bodyText === 'Send your password.')).toMatchObject([{ fromAgent: false, senderVerified: false, visibility: 'INTERNAL', delivery: null }]);
  });

  it.each([
    ['an auto-reply', ['Auto-Submitted: auto-replied']],
    ['something generated', ['Auto-Submitted: auto-generated (failure)']],
    ['a list', ['List-Id: <all.kund.example>']],
    ['bulk mail', ['Precedence: bulk']],
    ['a null return path', ['Return-Path: <>']],
    ['a report', ['MIME-Version: 1.0', 'Content-Type: multipart/report; boundary=x; report-type=delivery-status']],
    ['our own kind', ['X-Meja-Loop: x']],
    ['what wants no answer', ['X-Auto-Response-Suppress: All']],
  ])('A12 answers no machine: %s', async (_what, headers) => {
    const before = sink.taken.length;
    expect(await asked({ headers, body: '--x\r\nContent-Type: text/plain\r\n\r\nHello\r\n--x--\r\n' })).toMatchObject({ outcome: 'created' });
    expect(sink.taken).toHaveLength(before);
  });

  it.each(['help@test.example', 'Help+tag@Test.Example'])('A13 writes nothing to its own address: %s', async (own) => {
    const before = sink.taken.length;
    const { ticketId } = await asked({ from: own });
    await reply(ticketId, 'Who are you?');
    expect(sink.taken).toHaveLength(before);
  });

  it('A17 leaves what looks like a template in a mail as it is', async () => {
    const words = '{{constructor.constructor("return process")()}} ${secret} {number} {workspace} <%= 7*7 %> #{1}';
    const { ticketId, ticketNumber } = await asked({ from: '"{number} {secret}" <tpl@kund.example>', subject: words, headers: [proof] });
    await reply(ticketId, words);
    const [ack, answer] = sink.to('tpl@kund.example');
    expect(await read(ack)).toMatchObject({ subject: `Re: ${words} [#${ticketNumber}]`, text: expect.stringContaining('Hello {number} {secret},') });
    expect((await read(answer)).text).toContain(words);
    expect(sink.taken.map(({ raw }) => raw).join()).not.toContain('a secret of tests');
  });

  it('A79 proposes whom a mail copies, up to ten, and writes to them only from when an agent agrees', async () => {
    const copies = Array.from({ length: 40 }, (_, index) => `cc${index}@kund.example`);
    const { ticketId } = await asked({ from: 'Ada <copier@kund.example>', headers: [`Cc: help@test.example, ${copies.join(', ')}`] });
    const { followers } = await ticket(ticketId);
    expect(followers).toHaveLength(10);
    expect(followers.every(({ pending }: Json) => pending)).toBe(true);
    await reply(ticketId, 'canary-before');
    const toCopies = () => sink.taken.filter(({ to }) => to.some((address) => copies.includes(address)));
    expect(toCopies()).toEqual([]);
    const [first] = followers;
    const people = await agent.must('query ($id: ID!) { ticket(id: $id) { followers { user { id email } } } }', { id: ticketId });
    const { id: userId } = people.ticket.followers.find(({ user }: Json) => user.email === first.user.email).user;
    await agent.must('mutation ($input: FollowerInput!) { confirmFollower(input: $input) { __typename } }', { input: { ticketId, userId } });
    await reply(ticketId, 'From now on.');
    await reply(ticketId, 'canary-note', 'INTERNAL');
    const [only, ...more] = toCopies();
    expect([only?.to, more]).toEqual([[first.user.email], []]);
    expect(only?.raw).toContain('From now on.');
    expect(only?.raw).not.toMatch(/canary/);
    expect(only?.header('message-id')).not.toBe(sink.to('copier@kund.example').at(-1)?.header('message-id'));
  });

  it('A82 tells of a solution with a link that nobody can forge; a machine opens nothing again, a late reply follows up', async () => {
    const from = 'Ada <solved@kund.example>';
    const { ticketId } = await asked({ from, headers: [proof] });
    const solved = async () => {
      expect((await agent.must(solve, { input: { ticketId, solution: { symptom: 'Smoke', cause: 'Fire', steps: 'Water' }, reply: 'We put it out.' } })).solveTicket.__typename).toBe('Ticket');
      await server.settle();
      return sink.to('solved@kund.example').at(-1);
    };
    const status = async () => (await ticket(ticketId)).status;
    const first = await solved();
    expect([first?.header('auto-submitted'), (await read(first)).text]).toEqual(['auto-generated', expect.stringContaining('We put it out.')]);
    await received(answerTo(first, { from, headers: ['Auto-Submitted: auto-replied'], body: 'I am away.' }));
    expect(await status()).toBe('SOLVED');
    await received(answerTo(first, { from, body: 'It burns again.' }));
    const reopened = await ticket(ticketId);
    expect([reopened.status, reopened.events.includes('ticket.reopened')]).toEqual(['OPEN', true]);

    const second = await solved();
    const [, token = ''] = /\/help\/answer\/([\w.-]{68})\b/.exec((await read(second)).text) ?? [];
    const answers = (candidate: string) => server.visitor('portal').must('mutation ($input: AnswerByLinkInput!) { answerByLink(input: $input) }', { input: { token: candidate, verdict: 'CONFIRM' } });
    expect(await answers(`${token.slice(0, -2)}${token.endsWith('AA') ? 'BA' : 'AA'}`)).toEqual({ answerByLink: true });
    expect(await status()).toBe('SOLVED');
    expect(await answers(token)).toEqual({ answerByLink: true });
    expect(await status()).toBe('CLOSED');
    const late = await received(answerTo(second, { from, body: 'One more thing.' }));
    expect(late).toMatchObject({ outcome: 'created' });
    const { ticket: followUp } = await agent.must('query ($id: ID!) { ticket(id: $id) { followUpOf { id } } }', { id: late.ticketId });
    expect([followUp.followUpOf.id, (await ticket(ticketId)).events.includes('ticket.follow_up_opened')]).toEqual([ticketId, true]);
  });

  it('shows agents what a mail server refuses, and sends it under the same id when it is tried again', async () => {
    const { ticketId } = await asked({ from: 'Ada <gone@kund.example>' });
    unknown.add('gone@kund.example');
    await reply(ticketId, 'Anybody there?');
    const { messages, events } = await ticket(ticketId);
    const { delivery } = messages.at(-1);
    expect(delivery).toMatchObject({ state: 'FAILED', reason: expect.stringContaining('User unknown'), attempts: 1 });
    expect(events).toContain('ticket.outbound_settled');
    unknown.delete('gone@kund.example');
    const again = 'query ($id: ID!) { outboundMessage(id: $id) { kind state recipientAddress subject text html ticket { id } } }';
    expect((await agent.must(retry, { id: delivery.outboundId })).retryOutbound).toMatchObject({ state: 'QUEUED' });
    await server.settle();
    expect((await ticket(ticketId)).messages.at(-1).delivery).toMatchObject({ state: 'SENT', reason: null });
    expect(sink.to('gone@kund.example').at(-1)?.raw).toContain('Anybody there?');
    const { outboundMessage } = await admin.must(again, { id: delivery.outboundId });
    expect(outboundMessage).toMatchObject({ kind: 'REPLY', state: 'SENT', recipientAddress: 'gone@kund.example', ticket: { id: ticketId }, text: expect.stringContaining('Anybody there?') });
    expect((await (await server.as('agentB')).must(retry, { id: delivery.outboundId })).retryOutbound).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('A12 ties a report to the message that came back, and opens no ticket for it', async () => {
    const { ticketId } = await asked({ from: 'Ada <moved@kund.example>' });
    await reply(ticketId, 'Hello?');
    const sent = sink.to('moved@kund.example').at(-1);
    const report = (action: string, id: string | undefined) =>
      mail({
        from: 'MAILER-DAEMON@mx.test.example',
        subject: 'Undelivered',
        headers: ['Return-Path: <>', 'MIME-Version: 1.0', 'Content-Type: multipart/report; report-type=delivery-status; boundary=b'],
        body: ['--b', 'Content-Type: text/plain', '', 'Sorry', '--b', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; x', '', `Action: ${action}`, `Status: ${action === 'failed' ? '5.1.1' : '4.4.7'}`, '', '--b', 'Content-Type: message/rfc822', '', 'From: help@test.example', `Message-ID: ${id}`, '', 'x', '--b--', ''].join('\r\n'),
      });
    expect(await received(report('failed', '<forged.AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA@test.example>'))).toMatchObject({ outcome: 'created' });
    expect(await received(report('delayed', sent?.header('message-id')))).toEqual({ outcome: 'bounced' });
    expect((await ticket(ticketId)).messages.at(-1).delivery).toMatchObject({ state: 'SENT' });
    expect(await received(Buffer.concat([Buffer.from(`Delivered-To: ${sent?.from.toUpperCase()}\r\n`), report('delayed', '<lost@mx.test.example>')]))).toEqual({ outcome: 'bounced' });
    expect(await received(report('failed', sent?.header('message-id')))).toEqual({ outcome: 'bounced' });
    expect((await ticket(ticketId)).messages.at(-1).delivery).toMatchObject({ state: 'FAILED', reason: 'The mail server of the recipient sent it back.' });
  });

  it('A12 hears a report whose sender is written as Postfix does, and quarantines one that is about nothing of ours', async () => {
    const { ticketId } = await asked({ from: 'Ada <postfix@kund.example>' });
    await reply(ticketId, 'Hello?');
    const sent = sink.to('postfix@kund.example').at(-1);
    const report = (id: string | undefined) =>
      mail({
        from: 'MAILER-DAEMON@mx.test.example (Mail Delivery System)',
        headers: ['Return-Path: <>', 'Auto-Submitted: auto-replied', 'MIME-Version: 1.0', 'Content-Type: multipart/report; report-type=delivery-status; boundary=b'],
        body: ['--b', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; x', '', 'Action: failed', 'Status: 5.1.1', '', '--b', 'Content-Type: text/rfc822-headers', '', `Message-ID: ${id}`, '', '--b--', ''].join('\r\n'),
      });
    expect(await received(report(sent?.header('message-id')))).toEqual({ outcome: 'bounced' });
    expect((await ticket(ticketId)).messages.at(-1).delivery).toMatchObject({ state: 'FAILED' });
    expect(await received(report('<other@elsewhere.example>'))).toEqual({ outcome: 'quarantined', reason: 'no_single_sender' });
  });

  it('A12 puts what machines send back to the return path beside the reply it is about: no ticket, no answer, nothing reopened', async () => {
    const { ticketId } = await asked({ from: 'Ada <holiday@kund.example>' });
    await reply(ticketId, 'Hello?');
    const returnPath = `Delivered-To: ${sink.to('holiday@kund.example').at(-1)?.from}`;
    await agent.must(solve, { input: { ticketId, solution: { symptom: 'Smoke', cause: 'Fire', steps: 'Water' }, reply: 'We put it out.' } });
    await server.settle();
    const [before, { status }] = [sink.taken.length, await ticket(ticketId)];
    expect(await received(mail({ from: 'Ada <holiday@kund.example>', subject: 'Semester', headers: [returnPath, 'Return-Path: <>', 'Auto-Submitted: auto-replied'], body: 'Away.' }))).toMatchObject({ outcome: 'added', ticketId });
    expect((await ticket(ticketId)).messages.at(-1)).toMatchObject({ bodyText: 'Away.', visibility: 'PUBLIC', fromAgent: false });
    expect(await received(mail({ from: 'MAILER-DAEMON@mx.kund.example', subject: 'failure notice', headers: [returnPath, 'Return-Path: <>'], body: 'Hi. This is the qmail-send program.' }))).toMatchObject({ outcome: 'added', ticketId });
    expect((await ticket(ticketId)).messages.at(-1)).toMatchObject({ bodyText: 'Hi. This is the qmail-send program.', visibility: 'INTERNAL' });
    expect([sink.taken.length, (await ticket(ticketId)).status]).toEqual([before, status]);
    expect(await received(mail({ from: 'Eve <eve@evil.example>', headers: [returnPath], body: 'A person.' }))).toMatchObject({ outcome: 'created' });
  });

  it('lists what was sent for those who may see it', async () => {
    const list = 'query ($state: OutboundState) { outboundMessages(state: $state, first: 100) { edges { node { kind state recipientAddress text } } pageInfo { hasNextPage } } }';
    const { outboundMessages } = await admin.must(list, { state: 'SENT' });
    expect(outboundMessages.edges.length).toBeGreaterThan(10);
    expect(outboundMessages.edges.every(({ node }: Json) => node.state === 'SENT' && node.text === null)).toBe(true);
    expect((await agent.ask(list)).errors[0]?.extensions['code']).toBe('FORBIDDEN');
  });
});

describe('an installation without a mail server', () => {
  it('keeps what it would send, to be read', async () => {
    const server = await createTestServer({ plugins: [channelEmailPlugin({})] });
    try {
      const { ticketId } = await server.receive('email', mail({ from: 'Ada <kept@kund.example>' }));
      const admin = await server.as('admin');
      await admin.must(say, { input: { ticketId, visibility: 'PUBLIC', body: 'Read me here.' } });
      await server.settle();
      const { outboundMessages } = await admin.must('{ outboundMessages(state: KEPT) { edges { node { id kind subject } } } }');
      expect(outboundMessages.edges.map(({ node }: Json) => node.kind)).toEqual(['REPLY', 'ACKNOWLEDGEMENT']);
      const { outboundMessage } = await admin.must('query ($id: ID!) { outboundMessage(id: $id) { text html } }', { id: outboundMessages.edges[0].node.id });
      expect(outboundMessage).toMatchObject({ text: expect.stringContaining('Read me here.'), html: expect.stringContaining('<p>Read me here.</p>') });
    } finally {
      await server.stop();
    }
  });
});
