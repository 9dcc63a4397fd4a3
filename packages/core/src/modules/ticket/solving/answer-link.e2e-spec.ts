import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AnswerLinks, systemContext } from '@meja/core/testing';
import { aTicket, createTestServer, type TestClient, type TestServer } from '@meja/testing';
import { makeId } from '../../../kernel/context/ids.js';
import { desk, eventsOf, helpCentre } from './testing/desk.js';

const answer = 'mutation ($input: AnswerByLinkInput!) { answerByLink(input: $input) }';

let server: TestServer;
let agentA: TestClient;
let visitor: TestClient;

beforeAll(async () => {
  server = await createTestServer();
  agentA = await server.as('agentA');
  visitor = server.visitor('portal');
});
afterAll(() => server.stop());

const mint = (ticketId: string, solutionId: string) => server.app.get(AnswerLinks, { strict: false }).mint(server.system, { ticketId, solutionId });
const send = (token: string, verdict: 'CONFIRM' | 'REOPEN', body?: string) => visitor.ask(answer, { input: { token, verdict, ...(body === undefined ? {} : { body }) } });
const statusOf = async (ticketId: string): Promise<string> => (await server.rows('select status from ticket where id = $1', [ticketId]))[0]?.['status'];

async function solved(): Promise<{ id: string; token: string }> {
  const id = await aTicket(server);
  const { solution } = await desk.solve(agentA, id);
  return { id, token: mint(id, solution.id) };
}

describe('the link in the mail', () => {
  it('A82 confirms for the requester, once', async () => {
    const { id, token } = await solved();
    expect((await send(token, 'CONFIRM')).data).toEqual({ answerByLink: true });
    expect(await statusOf(id)).toBe('closed');
    expect((await eventsOf(server, id)).at(-1)).toMatchObject({ type: 'ticket.closed', by: 'requester', actor: 'custV Person' });
    await server.settle();
    const before = await server.rows('select count(*)::int as n from event');
    await send(token, 'CONFIRM');
    await send(token, 'REOPEN', 'Not at all.');
    expect(await server.rows('select count(*)::int as n from event')).toEqual(before);
    expect(await server.rows('select id from ticket where follow_up_of_id = $1', [id])).toEqual([]);
  });

  it('A82 opens again with what is still wrong, once', async () => {
    const { id, token } = await solved();
    await send(token, 'REOPEN', 'It still blinks.');
    await send(token, 'CONFIRM');
    expect(await statusOf(id)).toBe('open');
    const seen = await helpCentre.read(await server.as('custV'), id);
    expect(seen.messages.edges.at(-1).node).toEqual({ authorName: 'custV Person', fromHelpdesk: false, bodyText: 'It still blinks.' });
    await desk.solve(agentA, id);
    await send(token, 'REOPEN', 'The link of the first solution.');
    expect(await statusOf(id)).toBe('solved');
  });

  it('A82 opens again without a word, in the language of the requester', async () => {
    const { id, token } = await solved();
    await server.rows(`update app_user set locale = 'pl' where id = $1`, [server.people.ids.custV]);
    await send(token, 'REOPEN');
    await server.rows(`update app_user set locale = 'en' where id = $1`, [server.people.ids.custV]);
    expect((await helpCentre.read(await server.as('custV'), id)).messages.edges.at(-1).node.bodyText).toBe('Problem nadal występuje.');
  });

  it('A82 acts once when it is sent many times at once', async () => {
    const { id, token } = await solved();
    const answers = await Promise.all(Array.from({ length: 8 }, (_, n) => send(token, n % 2 ? 'CONFIRM' : 'REOPEN', 'No.')));
    expect(answers.every(({ data }) => data?.answerByLink === true)).toBe(true);
    const verdicts = (await eventsOf(server, id)).filter(({ type }) => type === 'ticket.reopened' || type === 'ticket.closed');
    expect(verdicts).toHaveLength(1);
  });

  it('opens a follow-up, once, when the ticket closed by itself', async () => {
    const { id, token } = await solved();
    await desk.close(agentA, id);
    await send(token, 'CONFIRM');
    expect(await statusOf(id)).toBe('closed');
    await send(token, 'REOPEN', 'It came back.');
    await send(token, 'REOPEN', 'It came back.');
    const followUps = await server.rows('select id, requester_id from ticket where follow_up_of_id = $1', [id]);
    expect(followUps).toEqual([{ id: expect.any(String), requester_id: server.people.ids.custV }]);
  });

  it('A82 is answered byte for byte alike, whatever it is', async () => {
    const { id, token } = await solved();
    const { id: used, token: usedToken } = await solved();
    await send(usedToken, 'CONFIRM');
    const other = { ...systemContext(server.main, 'testing'), workspace: { ...server.main, id: makeId() } };
    const [ticketPart = '', solutionPart = '', signature = ''] = token.split('.');
    const [usedTicketPart = ''] = usedToken.split('.');
    const links = {
      used: usedToken,
      forged: `${ticketPart}.${solutionPart}.${'A'.repeat(22)}`,
      truncated: token.slice(0, -4),
      swapped: `${usedTicketPart}.${solutionPart}.${signature}`,
      foreign: server.app.get(AnswerLinks, { strict: false }).mint(other, { ticketId: id, solutionId: makeId() }),
      unknown: mint(makeId(), makeId()),
      mismatched: mint(used, makeId()),
      nonsense: '../../etc/passwd',
      empty: '',
      long: 'x'.repeat(5_000),
    };
    await server.settle();
    const before = await server.rows('select count(*)::int as n from event');
    const answers = Object.fromEntries(await Promise.all(Object.entries(links).map(async ([name, link]) => [name, await told(link)] as const)));
    expect(await server.rows('select count(*)::int as n from event')).toEqual(before);
    expect(await statusOf(id)).toBe('solved');
    const good = await told(token);
    expect(await statusOf(id)).toBe('open');
    for (const [name, answered] of Object.entries(answers)) expect([name, answered]).toEqual([name, good]);
  });

  /** Everything a program sees of an answer, without what differs between any two. */
  async function told(token: string): Promise<{ status: number; text: string; headers: object }> {
    const { status, text, headers } = await send(token, 'REOPEN', 'Still wrong.');
    const { 'x-request-id': _id, date: _date, ...rest } = Object.fromEntries(headers.entries());
    return { status, text, headers: rest };
  }

  it('A82 is looked at no more from a network that keeps guessing; a genuine one always is', async () => {
    const { id, token } = await solved();
    for (let i = 0; i < 40; i++) await send(`${'A'.repeat(22)}.${'A'.repeat(22)}.${'A'.repeat(21)}${i % 10}`, 'CONFIRM');
    expect((await send(token, 'CONFIRM')).data).toEqual({ answerByLink: true });
    expect(await statusOf(id)).toBe('closed');
  });

  it('does nothing for a ticket out of sight', async () => {
    const { id, token } = await solved();
    await server.rows(`update ticket set removed_as = 'bin', removed_at = now() where id = $1`, [id]);
    await send(token, 'REOPEN', 'Hello?');
    expect(await statusOf(id)).toBe('solved');
  });
});
