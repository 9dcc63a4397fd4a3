import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestServer, type TestClient, type TestServer } from '@meja/testing';
import { textPlugin } from './testing/text-channel.js';
import { canaries, twoTickets, type TwoTickets } from './testing/two-tickets.js';

const everyWord = `query ($id: ID!) { ticket(id: $id) { id timeline(first: 100) { edges { node { __typename ... on Message { bodyText bodyHtml attachments { name downloadPath } } ... on TimelineEvent { facts changes { before after } } } } } } }`;
const noteCanaries = [canaries.t1Note, canaries.t2Note];

describe('an internal note', () => {
  let server: TestServer;
  let tickets: TwoTickets;
  let agentA: TestClient;

  beforeAll(async () => {
    server = await createTestServer({ plugins: [textPlugin({})] });
    tickets = await twoTickets(server);
    agentA = await server.as('agentA');
    const solve = `mutation ($input: SolveTicketInput!) { solveTicket(input: $input) { __typename } }`;
    const solution = { symptom: 'No paper came out.', cause: 'The tray was empty.', steps: 'Fill the tray.' };
    await agentA.must('mutation ($input: AddMessageInput!) { addMessage(input: $input) { __typename } }', { input: { ticketId: tickets.t1.id, visibility: 'PUBLIC', body: 'We look into it.' } });
    expect((await agentA.must(solve, { input: { ticketId: tickets.t1.id, solution } })).solveTicket.__typename).toBe('Ticket');
    await server.settle();
  });
  afterAll(() => server.stop());

  const token = async (client: TestClient, scopes: readonly string[], api: 'AGENT' | 'PORTAL' = 'AGENT'): Promise<string> => {
    const make = `mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { __typename ... on CreatedApiToken { secret } } }`;
    return (await client.must(make, { input: { name: 'export', scopes, api } })).createApiToken.secret;
  };
  const byToken = (secret: string, api: 'agent' | 'portal', query: string, variables: object = {}) => server.visitor(api).ask(query, variables, { headers: { authorization: `Bearer ${secret}` } });
  const expectClean = (text: string): void => expect(noteCanaries.filter((canary) => text.includes(canary))).toEqual([]);

  it('A33 is in no mail, as it was sent or would be', async () => {
    const admin = await server.as('admin');
    const { outboundMessages } = await admin.must('{ outboundMessages(first: 100) { edges { node { id kind subject } } } }');
    expect(outboundMessages.edges.map(({ node }: { node: { kind: string } }) => node.kind)).toEqual(expect.arrayContaining(['REPLY', 'SOLUTION']));
    for (const { node } of outboundMessages.edges) {
      const { text } = await admin.ask('query ($id: ID!) { outboundMessage(id: $id) { subject recipientName text html } }', { id: node.id });
      expectClean(text);
    }
  });

  it('A18 is quoted by no reply that follows it: not in its mail, not in what the help centre shows of it', async () => {
    const [admin, custV] = await Promise.all([server.as('admin'), server.as('custV')]);
    const say = (visibility: 'PUBLIC' | 'INTERNAL', body: string) => agentA.must('mutation ($input: AddMessageInput!) { addMessage(input: $input) { __typename } }', { input: { ticketId: tickets.t1.id, visibility, body } });
    await say('INTERNAL', canaries.t1Note);
    await say('PUBLIC', 'The words of the reply after the note.');
    await server.settle();
    const { outboundMessages } = await admin.must('{ outboundMessages(first: 10) { edges { node { id kind } } } }');
    const [latest] = outboundMessages.edges.filter(({ node }: { node: { kind: string } }) => node.kind === 'REPLY');
    const mail = await admin.ask('query ($id: ID!) { outboundMessage(id: $id) { text html } }', { id: latest.node.id });
    expect(mail.data.outboundMessage.text).toContain('The words of the reply after the note.');
    const shown = await custV.ask('query ($id: ID!) { myTicket(id: $id) { messages(first: 50) { edges { node { bodyText bodyHtml quotedHtml } } } } }', { id: tickets.t1.id });
    expect(shown.text).toContain('The words of the reply after the note.');
    expectClean(mail.text + shown.text);
  });

  it('A33 is in nothing that listeners are told or the audit keeps, so that no webhook or export can carry it', async () => {
    const records = await server.rows(`select facts::text as kept from event union all select fields::text from change union all select answer::text from idempotency_key`);
    expect(records.length).toBeGreaterThan(5);
    expectClean(records.map(({ kept }) => kept).join('\n'));
    expectClean(JSON.stringify(server.log.entries));
  });

  it('A33 is read by a token of an agent of its department, and by no other token', async () => {
    const agentB = await server.as('agentB');
    const admin = await server.as('admin');
    const own = await byToken(await token(agentA, ['ticket.read', 'user.read']), 'agent', everyWord, { id: tickets.t1.id });
    expect(own.text).toContain(canaries.t1Note);
    expect(own.text).not.toContain(canaries.t2Note);
    const elsewhere = await byToken(await token(agentB, ['ticket.read', 'user.read']), 'agent', everyWord, { id: tickets.t1.id });
    expect(elsewhere.data).toEqual({ ticket: null });
    const narrow = await byToken(await token(admin, ['user.read']), 'agent', everyWord, { id: tickets.t1.id });
    expect(narrow.errors[0]?.extensions['code']).toBe('FORBIDDEN');
    expectClean(elsewhere.text + narrow.text);
  });

  it('A33 is in nothing the help centre answers, to the requester, to who manages their organization, or to a token', async () => {
    const [custV, cust2] = await Promise.all([server.as('custV'), server.as('cust2')]);
    const now = new Date();
    const organizationId = '01900000-0000-7000-8000-0000000000aa';
    await server.rows(`insert into organization (id, name, created_at) values ($1, 'Nusantara Shop', $2)`, [organizationId, now]);
    await server.rows(`insert into organization_member (organization_id, user_id, is_manager, joined_at) values ($1, $2, false, $4), ($1, $3, true, $4)`, [organizationId, server.people.ids.custV, server.people.ids.cust2, now]);
    await server.rows(`update ticket set organization_id = $2 where id = $1`, [tickets.t1.id, organizationId]);
    const page = `query ($id: ID!) { myTicket(id: $id) { id subject updatedAt mine requesterName helperName messages(first: 50) { edges { node { bodyText bodyHtml quotedHtml attachments { name downloadPath } } } } } organizationTickets(first: 10) { edges { node { id messages(first: 20) { edges { node { bodyText } } } } } } }`;
    const [asked, managed] = [await custV.ask(page, { id: tickets.t1.id }), await cust2.ask(page, { id: tickets.t1.id })];
    expect(asked.errors).toEqual([]);
    expect(asked.data.myTicket).toMatchObject({ mine: true });
    expect(managed.data.myTicket).toMatchObject({ mine: false });
    expect(managed.data.organizationTickets.edges).toHaveLength(1);
    for (const answer of [asked, managed]) {
      expect(answer.text).toContain(canaries.t1Public);
      expectClean(answer.text);
    }
  });
});
