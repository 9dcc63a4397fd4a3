import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestServer, until, type Followed, type TestClient, type TestServer } from '@meja/testing';

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

  const input = (subject: string, departmentId: string) => ({ input: { departmentId, subject, body: 'Please look.', requesterEmail: 'rita@client.test', priority: 'HIGH' } });
  const inA = (subject: string) => input(subject, server.people.departmentA);
  const inB = (subject: string) => input(subject, server.people.departmentB);
  const idsOf = ({ events }: Followed): string[] => events.flatMap(({ ticketsChanged }) => ticketsChanged.tickets.map(({ id }: { id: string }) => id));

  it('A35 tells a new ticket once to who may see it and never to who may not', async () => {
    const told = agentA.follow(changes);
    const foreign = agentB.follow(changes);
    await told.hears(() => agentA.must(create, inA('Before')));
    await foreign.hears(() => agentB.must(create, inB('Before')));
    const { createTicket } = await agentA.must(create, inA('The printer burns'), { idempotencyKey: 'new-ticket-1' });
    expect(createTicket).toMatchObject({ __typename: 'Ticket', status: 'NEW', priority: 'HIGH', tier: { level: 1 } });
    expect((await agentA.must(create, inA('The printer burns'), { idempotencyKey: 'new-ticket-1' })).createTicket.id).toBe(createTicket.id);
    await until(() => idsOf(told).includes(createTicket.id), 'the frame of the ticket');
    // Frames come in order: after that of a later ticket, none is left of this one.
    const later = [[told, (await agentA.must(create, inA('After'))).createTicket.id], [foreign, (await agentB.must(create, inB('After'))).createTicket.id]] as const;
    for (const [stream, id] of later) await until(() => idsOf(stream).includes(id), 'the frame of a later ticket');
    expect(told.events.flatMap(({ ticketsChanged }) => ticketsChanged.tickets).filter(({ id }) => id === createTicket.id)).toEqual([{ id: createTicket.id, version: createTicket.version }]);
    expect(idsOf(foreign)).not.toContain(createTicket.id);
    expect([told, foreign].flatMap(({ events }) => events).every(({ ticketsChanged }) => ticketsChanged.tickets.length > 0)).toBe(true);
    await Promise.all([told.stop(), foreign.stop()]);
  });

  it('A35 A61 ends the streams of a person who signs out everywhere, and of nobody else', async () => {
    const leaver = await server.as('light');
    const stream = leaver.follow(changes);
    const other = agentA.follow(changes);
    await Promise.all([stream.connected, other.connected]);
    await leaver.must('mutation { signOutEverywhere }');
    await until(() => stream.closed !== null, 'the end of the stream');
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
