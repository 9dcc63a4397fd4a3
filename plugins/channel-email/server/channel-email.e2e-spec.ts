import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestServer, type TestServer, type TestVisitor } from '@meja/plugin-sdk/testing';
import { channelEmailPlugin } from '@meja/plugin-channel-email';

const authserv = 'mx.meja.example';
const requester = 'custv@test.example';

interface Mail {
  readonly from?: string;
  readonly subject?: string;
  readonly headers?: readonly string[];
  readonly body?: string;
}

let count = 0;
const mail = ({ from = `Ann <${requester}>`, subject = 'Printer', headers = [], body = 'It burns.' }: Mail = {}): Uint8Array =>
  new TextEncoder().encode(
    [...headers, `From: ${from}`, 'To: help@test.example', `Subject: ${subject}`, ...(headers.some((header) => /^message-id/i.test(header)) ? [] : [`Message-ID: <m${++count}@test.example>`]), 'Content-Type: text/plain; charset=utf-8', '', body].join('\r\n'),
  );

const timeline = 'query ($id: ID!) { ticket(id: $id) { subject status requester { email } requesterVerified timeline(first: 100) { edges { node { ... on Message { visibility bodyText senderVerified senderAddress authorName attachments { name } } } } } } }';

describe('mail that comes in', () => {
  let server: TestServer;
  let admin: TestVisitor;
  let victim: { ticketId: string; ticketNumber: string };

  beforeAll(async () => {
    server = await createTestServer({ plugins: [channelEmailPlugin({ authservId: authserv })] });
    admin = await server.as('admin');
    victim = await server.receive('email', mail());
  });
  afterAll(() => server.stop());

  const received = (bytes: Uint8Array) => server.receive('email', bytes);
  const messagesOf = async (id: string) => {
    const { ticket } = await admin.must(timeline, { id });
    return { ...ticket, messages: ticket.timeline.edges.map(({ node }: { node: object }) => node).filter((node: object) => 'bodyText' in node) };
  };

  it('becomes a ticket of its sender, who stays unproved', async () => {
    const ticket = await messagesOf(victim.ticketId);
    expect(ticket).toMatchObject({ subject: 'Printer', status: 'NEW', requester: { email: requester }, requesterVerified: false });
    expect(ticket.messages).toMatchObject([{ bodyText: 'It burns.', visibility: 'PUBLIC', senderVerified: false, senderAddress: requester }]);
  });

  it('is one message when it is delivered again, also by another way', async () => {
    const again = mail({ headers: ['Message-ID: <same@test.example>'], body: 'Once.' });
    expect(await received(again)).toMatchObject({ outcome: 'created' });
    expect(await received(again)).toEqual({ outcome: 'duplicate' });
    expect(await received(mail({ headers: ['Received: from elsewhere', 'Message-ID: <same@test.example>'], body: 'Once.' }))).toEqual({ outcome: 'duplicate' });
    expect(await received(mail({ headers: ['Message-ID: <same@test.example>'], body: 'Something else under the same id.' }))).toMatchObject({ outcome: 'created' });
  });

  it('A07 joins nobody’s ticket by its number, its Message-ID or a plus-address, however the sender calls itself', async () => {
    const before = await messagesOf(victim.ticketId);
    const tries: Mail[] = [
      { from: 'Mallory <mallory@evil.example>', subject: `Re: [#${victim.ticketNumber}] Printer` },
      { subject: `Re: [#${victim.ticketNumber}] Printer` },
      { from: 'Mallory <mallory@evil.example>', headers: ['In-Reply-To: <m1@test.example>', 'References: <m1@test.example>', 'Cc: mallory2@evil.example'] },
      { headers: [`To: help+${victim.ticketId}@test.example`, `Delivered-To: help+AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA@test.example`] },
      { subject: `[#${victim.ticketNumber}]`, headers: [`Authentication-Results: mx.evil.example; dmarc=pass header.from=test.example`] },
    ];
    for (const attempt of tries) {
      const receipt = await received(mail({ ...attempt, body: 'canary-joined' }));
      if (receipt.outcome !== 'quarantined') expect(receipt).toMatchObject({ outcome: 'created' });
      expect(receipt.ticketId).not.toBe(victim.ticketId);
    }
    expect(await messagesOf(victim.ticketId)).toEqual(before);
  });

  it('A07 joins by the number when our own mail server proved the requester', async () => {
    const proved = mail({ subject: `Re: [#${victim.ticketNumber}] Printer`, headers: [`Authentication-Results: ${authserv}; dmarc=pass header.from=test.example`], body: 'Now it smokes.' });
    expect(await received(proved)).toMatchObject({ outcome: 'added', ticketId: victim.ticketId });
    const { messages } = await messagesOf(victim.ticketId);
    expect(messages.at(-1)).toMatchObject({ bodyText: 'Now it smokes.', visibility: 'PUBLIC', senderVerified: true });
  });

  it('A14 is kept apart when its sender cannot be read one way only', async () => {
    for (const from of ['a@victim.example(x)evil.example', '"mallory@evil.example x"@test.example', 'a@b.example, c@d.example', 'nobody']) {
      expect(await received(mail({ from }))).toMatchObject({ outcome: 'quarantined' });
    }
  });

  it('A16 brings no line break into a subject or a name', async () => {
    const receipt = await received(mail({ from: '=?utf-8?q?Ann=0D=0AX?= <ann@x.example>', subject: '=?utf-8?q?Hello=0D=0AX-Evil:_1?=' }));
    const { subject, messages } = await messagesOf(receipt.ticketId);
    expect(`${subject}${messages[0].authorName}`).not.toMatch(/[\r\n]/);
  });

  it('A05 keeps a file under an opaque name, whatever the sender calls it', async () => {
    const boundary = 'b1';
    const parts = ['', `--${boundary}`, 'Content-Type: text/plain', '', 'See file.', `--${boundary}`, 'Content-Type: application/x-php', 'Content-Disposition: attachment; filename="../../../../tmp/meja-canary.php"', '', '<?php', `--${boundary}--`, ''];
    const raw = [`From: ${requester}`, 'Subject: file', 'Message-ID: <file@test.example>', 'MIME-Version: 1.0', `Content-Type: multipart/mixed; boundary=${boundary}`, ...parts].join('\r\n');
    const receipt = await received(new TextEncoder().encode(raw));
    const { messages } = await messagesOf(receipt.ticketId);
    expect(messages[0].attachments).toHaveLength(1);
    expect(messages[0].attachments[0].name).not.toMatch(/[/\\]|\.\./);
  });
});
