import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestServer, type Json, type TestClient, type TestServer } from '@meja/testing';
import { line } from './escalation/testing/line.js';
import { textPlugin } from './testing/text-channel.js';
import { twoTickets, type TwoTickets } from './testing/two-tickets.js';

const page = `id requester { name } assignee { name } followers { user { name } } department { name } tier { name } organizationName solution { id } followUps { id }
  handovers { fromDepartment { name } toTier { name } } tierTimes { seconds } timeline(first: 10) { edges { node { __typename ... on Message { authorName delivery { state } attachments { name downloadPath } } } } }`;

describe('a token that may do one thing only', () => {
  let server: TestServer;
  let tickets: TwoTickets;
  let admin: TestClient;

  beforeAll(async () => {
    server = await createTestServer({ plugins: [textPlugin({})] });
    tickets = await twoTickets(server);
    admin = await server.as('admin');
    await line.escalate(admin, tickets.t1.id);
    for (const [name, type, more] of [['addFollower', 'AddFollowerInput', { email: 'ann@example.org' }], ['assignTicket', 'AssignTicketInput', { assigneeId: server.people.ids.agentA }]] as const) {
      expect((await admin.must(`mutation ($input: ${type}!) { ${name}(input: $input) { __typename } }`, { input: { ticketId: tickets.t1.id, ...more } }))[name].__typename).toBe('Ticket');
    }
    await server.settle();
  });
  afterAll(() => server.stop());

  async function token(...scopes: string[]) {
    const made = await admin.must('mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { ... on CreatedApiToken { secret } ... on Failure { code params } } }', { input: { name: 'n', scopes } });
    return (query: string, variables: object = {}) => server.visitor('agent').ask(query, variables, { headers: { authorization: `Bearer ${made.createApiToken.secret}` } });
  }
  const codes = ({ errors }: { errors: readonly Json[] }): string[] => [...new Set(errors.map(({ extensions }) => extensions.code))];

  it('A65 meets no bug, whichever thing it is: what it may not read is refused by code', async () => {
    const { viewer } = await admin.must('{ viewer { permissions } }');
    const queries = [
      `query ($id: ID!) { ticket(id: $id) { ${page} } }`,
      `{ queue(view: OPEN, first: 5) { edges { node { ${page} } } } }`,
      '{ tierCounts { open tier { name } department { name } } }',
      '{ solutions(query: "words") { subject solution { authorName } } }',
      '{ organizations { edges { node { name members { requester { name } } } } } }',
      '{ people { edges { node { __typename } } } }',
      '{ outboundMessages(first: 5) { edges { node { recipientAddress ticket { id requester { name } } } } } }',
      '{ requesters(search: "cu") { name } }',
      '{ apiTokens { name } }',
    ];
    const bugs: string[] = [];
    for (const scope of viewer.permissions.filter((id: string) => id !== 'portal.use')) {
      const ask = await token(scope);
      for (const query of queries) {
        const answer = await ask(query, query.includes('$id') ? { id: tickets.t1.id } : {});
        if (codes(answer).some((code) => code !== 'FORBIDDEN')) bugs.push(`${scope}: ${codes(answer).join()} for ${query.slice(0, 40)}`);
      }
    }
    expect(bugs).toEqual([]);
  });

  it('A65 is not told that there is nobody where it may not know who', async () => {
    const ask = await token('ticket.read');
    for (const field of ['requester { name }', 'assignee { name }', 'followers { user { name } }']) {
      expect(codes(await ask(`query ($id: ID!) { ticket(id: $id) { id ${field} } }`, { id: tickets.t1.id }))).toEqual(['FORBIDDEN']);
    }
    expect((await ask('query ($id: ID!) { ticket(id: $id) { subject } }', { id: tickets.t1.id })).data.ticket.subject).toEqual(expect.any(String));
  });

  it('A65 opens no ticket that it may not read, and assigns without reading people', async () => {
    const create = 'mutation ($input: CreateTicketInput!) { createTicket(input: $input) { __typename ... on Ticket { number } ... on Failure { code } } }';
    const input = { departmentId: server.people.departmentA, subject: 'by a token', body: 'b', requesterEmail: 'ann@example.org' };
    expect((await (await token('ticket.create'))(create, { input })).data.createTicket).toEqual({ __typename: 'NotFound', code: 'NOT_FOUND' });
    expect(await server.rows(`select from ticket where subject = 'by a token'`)).toEqual([]);
    expect((await (await token('ticket.create', 'ticket.read'))(create, { input })).data.createTicket.__typename).toBe('Ticket');
    const assign = 'mutation ($input: AssignTicketInput!) { assignTicket(input: $input) { __typename ... on Failure { code } } }';
    const given = (assigneeId: string) => ({ input: { ticketId: tickets.t1.id, assigneeId } });
    const ask = await token('ticket.assign', 'ticket.read');
    expect((await ask(assign, given(server.people.ids.agentA2))).data.assignTicket).toEqual({ __typename: 'Ticket' });
    expect((await ask(assign, given(server.people.ids.agentB))).data.assignTicket).toMatchObject({ code: 'ASSIGNEE_NOT_IN_DEPARTMENT' });
  });
});
