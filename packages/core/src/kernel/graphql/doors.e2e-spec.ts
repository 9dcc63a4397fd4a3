import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestServer, until, type TestClient, type TestServer } from '@meja/testing';

const changes = 'subscription { ticketsChanged { tickets { id version } } }';
const create = `mutation ($input: CreateTicketInput!) { createTicket(input: $input) { __typename ... on Ticket { id version status priority tier { level } } ... on Failure { code message } } }`;

describe('the doors of a whole server', () => {
  let server: TestServer;
  let agentA: TestClient;
  let agentB: TestClient;
  beforeAll(async () => {
    server = await createTestServer();
    [agentA, agentB] = await Promise.all([server.as('agentA'), server.as('agentB')]);
  });
  afterAll(() => server?.stop());

  const inA = (subject: string) => ({ input: { departmentId: server.people.departmentA, subject, body: 'Please look.', requesterEmail: 'rita@client.test', priority: 'HIGH' } });

  it('A35 tells a new ticket once to who may see it and never to who may not', async () => {
    const told = agentA.follow(changes);
    const foreign = agentB.follow(changes);
    await Promise.all([told.connected, foreign.connected]);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const { createTicket } = await agentA.must(create, inA('The printer burns'), { idempotencyKey: 'new-ticket-1' });
    expect(createTicket).toMatchObject({ __typename: 'Ticket', status: 'NEW', priority: 'HIGH', tier: { level: 1 } });
    expect((await agentA.must(create, inA('The printer burns'), { idempotencyKey: 'new-ticket-1' })).createTicket.id).toBe(createTicket.id);
    await until(() => told.events.length > 0, 'the frame of the ticket');
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(told.events).toEqual([{ ticketsChanged: { tickets: [{ id: createTicket.id, version: createTicket.version }] } }]);
    expect(foreign.events).toEqual([]);
    await Promise.all([told.stop(), foreign.stop()]);
  });

  it('A35 A61 ends the streams of a person within five seconds of signing out everywhere', async () => {
    const leaver = await server.as('light');
    const stream = leaver.follow(changes);
    const other = agentA.follow(changes);
    await Promise.all([stream.connected, other.connected]);
    await leaver.must('mutation { signOutEverywhere }');
    await until(() => stream.closed !== null, 'the end of the stream', 5_000);
    expect(stream.closed).toBe(4401);
    expect(other.closed).toBeNull();
    await other.stop();
  });

  it('A44 gives a requester no type of the agents to ask for', async () => {
    const custV = await server.as('custV');
    for (const query of ['{ queue(view: OPEN) { edges { cursor } } }', '{ myTickets { edges { node { tier { name } } } } }', '{ __type(name: "Agent") { name } }']) {
      const { data, errors, text } = await custV.ask(query);
      expect(data).toBeNull();
      expect(errors).toHaveLength(1);
      expect(text).not.toMatch(/Did you mean|TicketConnection|QueueView|Agent/);
    }
  });

  it('A46 has a code and the request id for what is not there', async () => {
    const answer = await server.visitor('agent').fetch('/graphql/../../etc/passwd.css');
    expect(answer.status).toBe(404);
    expect(await answer.json()).toEqual({ errors: [{ message: 'There is nothing at this address.', extensions: { code: 'NOT_FOUND', correlationId: answer.headers.get('x-request-id') } }] });
  });
});
