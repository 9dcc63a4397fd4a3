import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Commands, type Locale } from '@meja/plugin-sdk/server/kernel';
import { addMessage, binTicket, createTicket, redactMessage, restoreTicket, type OutboundMessage, type SendReceipt } from '@meja/plugin-sdk/server/ticket';
import { registerRequester } from '@meja/plugin-sdk/server/user';
import { DeliverOutbound, SweepOutbox } from '@meja/core/testing';
import { addressOf, createTestServer, done, password, until, type TestServer } from '@meja/testing';
import { leaves, mailDesk, mailDeskPlugin } from './testing/mail-desk.js';

describe('the outbox', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await createTestServer({ plugins: [mailDeskPlugin({})] });
  });
  afterAll(() => server?.stop());
  beforeEach(() => void (mailDesk.sent.length = 0));
  afterEach(() => void (mailDesk.answer = leaves));

  const commands = () => server.app.get(Commands, { strict: false });
  const deliver = (outboundId: string) => server.app.get(DeliverOutbound, { strict: false }).run(server.system, { outboundId });
  const rowsOf = (messageId: string) => server.rows('select * from outbound_message where message_id = $1', [messageId]);
  let people = 0;

  /** A ticket whose acknowledgement has left, and an agent's reply on it. */
  async function replied({ locale = 'en', body = 'Try again.' }: { locale?: Locale; body?: string } = {}) {
    const requesterEmail = `asker${(people += 1)}@kund.example`;
    await done(commands(), server.system, registerRequester, { email: requesterEmail, name: 'Ada', locale });
    const { ticketId } = await done(commands(), server.system, createTicket, { departmentId: server.people.departmentA, subject: 'Printer', body: 'It burns.', requesterEmail, priority: 'normal', uploadIds: [] });
    await server.settle();
    const { messageId } = await done(commands(), server.system, addMessage, { ticketId, visibility: 'public', body, uploadIds: [] });
    return { ticketId, messageId, requesterEmail };
  }

  /** What went to one person: whoever waits from an earlier spec may come at any time. */
  const sentTo = (requesterEmail: string) => mailDesk.sent.filter(({ to }) => to.address === requesterEmail);
  /** Refuses what agents wrote; acknowledgements leave. */
  const refuses = (message: OutboundMessage): SendReceipt | Promise<SendReceipt> => (message.automatic === 'no' ? { outcome: 'later', reason: '451 come back' } : leaves(message));

  /** As `replied`, but refused for now: its row waits for the next try, which comes when the spec says so. */
  async function refusedForNow() {
    mailDesk.answer = refuses;
    const reply = await replied();
    await server.settle();
    await server.rows(`update outbound_message set next_attempt_at = next_attempt_at + interval '1 hour' where message_id = $1`, [reply.messageId]);
    const [row] = await rowsOf(reply.messageId);
    mailDesk.sent.length = 0;
    mailDesk.answer = leaves;
    return { ...reply, id: String(row?.['id']), row };
  }
  const isDue = (id: string) => server.rows(`update outbound_message set next_attempt_at = clock_timestamp() - interval '1 second' where id = $1`, [id]);

  it('tries again what was refused for now, under the same id and with the same words', async () => {
    mailDesk.answer = refuses;
    const { messageId, requesterEmail } = await replied();
    await server.settle();
    await server.rows(`update outbound_message set next_attempt_at = next_attempt_at + interval '1 hour' where message_id = $1`, [messageId]);
    const [first] = mailDesk.sent.splice(0).filter(({ automatic, to }) => automatic === 'no' && to.address === requesterEmail);
    const [row] = await rowsOf(messageId);
    expect(row).toMatchObject({ state: 'queued', attempts: 1, last_error: '451 come back', uncertain: false });
    mailDesk.answer = leaves;
    await deliver(String(row?.['id']));
    expect(sentTo(requesterEmail)).toEqual([]);
    await isDue(String(row?.['id']));
    await deliver(String(row?.['id']));
    expect(sentTo(requesterEmail)).toEqual([first]);
    expect(await rowsOf(messageId)).toMatchObject([{ state: 'sent', attempts: 2, last_error: null }]);
  });

  it('sends a row once, however many are asked to', async () => {
    const { id, requesterEmail } = await refusedForNow();
    await isDue(id);
    await Promise.all(Array.from({ length: 8 }, () => deliver(id)));
    expect(sentTo(requesterEmail)).toHaveLength(1);
  });

  it('R28 lets somebody else take over from a sender who was paused, whose word counts no more', async () => {
    const { id, messageId, requesterEmail } = await refusedForNow();
    await isDue(id);
    const paused = Promise.withResolvers<SendReceipt>();
    mailDesk.answer = (message) => (message.to.address === requesterEmail ? paused.promise : leaves(message));
    const first = deliver(id);
    await until(() => sentTo(requesterEmail).length === 1, 'the first try');
    await server.rows(`update outbound_message set lease_until = clock_timestamp() - interval '1 second' where id = $1`, [id]);
    mailDesk.answer = leaves;
    await deliver(id);
    paused.resolve({ outcome: 'never', reason: '550 too late to matter' });
    await first;
    expect(await rowsOf(messageId)).toMatchObject([{ state: 'sent', uncertain: true, attempts: 3 }]);
    const [one, two] = sentTo(requesterEmail);
    expect(two).toEqual(one);
    expect(server.log.entries.map(({ message }) => message)).toContain('outbox.overtaken');
  });

  it('R28 does not send what somebody else took over before it was written', async () => {
    const { id, requesterEmail } = await refusedForNow();
    await isDue(id);
    // Paused between the claim and the mail server: the lease runs out while the mail is written.
    await server.rows(`create function late() returns trigger language plpgsql as $$ begin new.lease_until := clock_timestamp() - interval '1 second'; return new; end $$`);
    await server.rows(`create trigger late before update on outbound_message for each row when (new.state = 'sending' and old.state <> 'sending') execute function late()`);
    await deliver(id);
    await server.rows('drop trigger late on outbound_message; drop function late()');
    expect(sentTo(requesterEmail)).toEqual([]);
  });

  it('says that it may have arrived twice when the other side got it and said nothing', async () => {
    const { id, messageId } = await refusedForNow();
    await isDue(id);
    mailDesk.answer = () => ({ outcome: 'later', reason: 'cut', uncertain: true });
    await deliver(id);
    await isDue(id);
    mailDesk.answer = leaves;
    await deliver(id);
    expect(await rowsOf(messageId)).toMatchObject([{ state: 'sent', uncertain: true }]);
  });

  it('gives up after three days, and agents see it', async () => {
    const { id, messageId, ticketId } = await refusedForNow();
    await server.rows(`update outbound_message set created_at = created_at - interval '4 days' where id = $1`, [id]);
    await isDue(id);
    mailDesk.answer = () => ({ outcome: 'later', reason: '451 still not' });
    await deliver(id);
    expect(await rowsOf(messageId)).toMatchObject([{ state: 'failed', last_error: '451 still not' }]);
    expect(await server.rows(`select facts->>'state' as state from event where type = 'ticket.outbound_settled' and subject_id = $1`, [ticketId])).toContainEqual({ state: 'failed' });
  });

  it('finds what nobody will come for', async () => {
    const lost = await refusedForNow();
    await server.rows(`update outbound_message set next_attempt_at = clock_timestamp() - interval '10 minutes' where id = $1`, [lost.id]);
    const dead = await refusedForNow();
    await server.rows(`update outbound_message set state = 'sending', lease_until = clock_timestamp() - interval '1 minute', next_attempt_at = clock_timestamp() - interval '1 minute' where id = $1`, [dead.id]);
    await server.app.get(SweepOutbox, { strict: false }).run(server.system);
    await server.settle();
    expect(await rowsOf(lost.messageId)).toMatchObject([{ state: 'sent', uncertain: false }]);
    expect(await rowsOf(dead.messageId)).toMatchObject([{ state: 'sent', uncertain: true }]);
  });

  it('sends nothing that was taken away or put out of sight since', async () => {
    const redacted = await refusedForNow();
    await done(commands(), server.system, redactMessage, { messageId: redacted.messageId, reason: 'A password' });
    await isDue(redacted.id);
    await deliver(redacted.id);
    const binned = await refusedForNow();
    await done(commands(), server.system, binTicket, { ticketId: binned.ticketId });
    await isDue(binned.id);
    await deliver(binned.id);
    expect([...sentTo(redacted.requesterEmail), ...sentTo(binned.requesterEmail)]).toEqual([]);
    expect([...(await rowsOf(redacted.messageId)), ...(await rowsOf(binned.messageId))]).toMatchObject([{ state: 'suppressed', last_error: 'taken_away' }, { state: 'suppressed', last_error: 'out_of_sight' }]);
    await done(commands(), server.system, restoreTicket, { ticketId: binned.ticketId });
  });

  it.each([
    ['en', 'Your request has the number'],
    ['id', 'Nomor permintaan Anda'],
    ['pl', 'Numer zgłoszenia'],
    ['sv', 'Ditt ärende har nummer'],
  ] as const)('speaks the language of its reader: %s', async (locale, words) => {
    const { requesterEmail } = await replied({ locale });
    await server.settle();
    const mails = sentTo(requesterEmail);
    expect(mails.map(({ automatic }) => automatic)).toEqual(['replied', 'no']);
    for (const { text, html } of mails) expect([text.includes(words), html.includes(`<html lang="${locale}"`), html.includes(words)]).toEqual([true, true, true]);
  });

  it('lets sixty acknowledgements go in a minute, and the others later', async () => {
    await server.rows(`update outbound_message set sent_at = sent_at - interval '1 hour'`);
    // However long it takes, it is one minute.
    server.clock.hold();
    for (let n = 0; n < 65; n++) {
      await done(commands(), server.system, createTicket, { departmentId: server.people.departmentA, subject: 'Many', body: 'x', requesterEmail: `many${n}@kund.example`, priority: 'normal', uploadIds: [] });
    }
    await server.settle();
    const [counted] = await server.rows(`select count(*) filter (where state = 'sent')::int as sent, count(*) filter (where state = 'queued' and attempts = 0)::int as waiting from outbound_message where recipient_address like 'many%'`);
    expect(counted?.['sent']).toBeLessThanOrEqual(60);
    expect(counted?.['sent']).toBeGreaterThan(30);
    expect(counted?.['sent'] + counted?.['waiting']).toBe(65);
    server.clock.letGo();
  });

  it('A69 answers nobody who is behind half an hour of others', async () => {
    const open = (requesterEmail: string) => done(commands(), server.system, createTicket, { departmentId: server.people.departmentA, subject: 'Late', body: 'x', requesterEmail, priority: 'normal', uploadIds: [] });
    const { ticketId } = await open('before.the.flood@kund.example');
    await server.settle();
    await server.rows(
      `insert into outbound_message (id, kind, channel, ticket_id, recipient_id, recipient_address, recipient_name, locale, state, next_attempt_at, created_at)
       select uuidv7(), 'acknowledgement', 'email', $1, requester_id, 'flood' || n || '@kund.example', '', 'en', 'queued', now() + interval '1 day', now() from ticket, generate_series(1, 1800) as n where id = $1`,
      [ticketId],
    );
    server.clock.advance('2s');
    const late = await open('behind.the.flood@kund.example');
    expect(await server.rows('select state, last_error from outbound_message where ticket_id = $1', [late.ticketId])).toEqual([{ state: 'suppressed', last_error: 'too_many_waiting' }]);
    await server.rows(`delete from outbound_message where recipient_address like 'flood%'`);
    server.clock.advance('2s');
  });

  it('A59 sends an invitation whose link stands nowhere but in the mail', async () => {
    mailDesk.sent.length = 0;
    const admin = await server.as('admin');
    const { createAgent } = await admin.must('mutation ($input: CreateAgentInput!) { createAgent(input: $input) { ... on Person { id } } }', { input: { email: 'new@kund.example', name: 'Nowa', locale: 'pl', roles: [{ role: 'agent' }] } });
    await server.settle();
    const [mail] = sentTo('new@kund.example');
    expect(mail).toMatchObject({ to: { address: 'new@kund.example' }, subject: 'Twoje konto w Test company', automatic: 'generated', threadToken: null });
    const [link = ''] = /http:\/\/localhost\/\S*#\S+/.exec(mail?.text ?? '') ?? [];
    expect(link).not.toBe('');
    const token = link.split('#')[1] ?? '';
    const everything = await server.rows(`select (select coalesce(string_agg(o::text, ' '), '') from outbound_message o) || (select string_agg(e::text, ' ') from event e) as text`);
    expect([JSON.stringify(everything), JSON.stringify(server.log.entries)].some((text) => text.includes(token))).toBe(false);
    const page = await admin.must('{ outboundMessages { edges { node { id kind } } } }');
    const { node } = page.outboundMessages.edges.find(({ node: { kind } }: { node: { kind: string } }) => kind === 'ACCOUNT_LINK');
    const { outboundMessage } = await admin.must('query ($id: ID!) { outboundMessage(id: $id) { text } }', { id: node.id });
    expect(outboundMessage.text).not.toContain(token);
    await admin.must('mutation ($id: ID!) { sendInvitation(userId: $id) { __typename } }', { id: createAgent.id });
    await server.settle();
    expect(sentTo('new@kund.example')).toHaveLength(2);
  });

  it('tells somebody that their password was changed, and where to choose another one', async () => {
    const agent = await server.as('agentB');
    await agent.must('mutation { updateProfile(input: { locale: "sv" }) { __typename } }');
    mailDesk.sent.length = 0;
    await agent.must('mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { __typename } }', { input: { currentPassword: password, newPassword: 'a horse eats letters' } });
    await server.settle();
    expect(sentTo(addressOf('agentB'))).toMatchObject([{ subject: 'Ditt lösenord hos Test company har ändrats', automatic: 'generated', threadToken: null, text: expect.stringContaining('http://localhost/help/forgot\n') }]);
    const admin = await server.as('admin');
    expect((await admin.must('{ outboundMessages(first: 1) { edges { node { kind subject ticket { id } } } } }')).outboundMessages.edges).toEqual([{ node: { kind: 'PASSWORD_CHANGED', subject: 'Ditt lösenord hos Test company har ändrats', ticket: null } }]);
  });
});
