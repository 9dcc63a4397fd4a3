import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Commands } from '@meja/plugin-sdk/server/kernel';
import { addMessage, assignTicket, createTicket } from '@meja/plugin-sdk/server/ticket';
import { createTestServer, done, type TestClient, type TestServer } from '@meja/testing';
import pg from 'pg';

const queue = `query ($first: Int!) { queue(view: OPEN, first: $first) { edges { cursor node { id number subject status updatedAt
  requester { id name } assignee { id name } department { id name } tier { id name } } } pageInfo { hasNextPage } } }`;
const page = `query ($id: ID!) { ticket(id: $id) { id number subject requester { id name } assignee { id name } department { id name } tier { id name }
  timeline(first: 100) { edges { node { __typename ... on Message { id bodyHtml authorName attachments { id name } } ... on TimelineEvent { id type facts } } } } } }`;

describe('the statements of a request', () => {
  let server: TestServer;
  let agent: TestClient;
  let first: string;

  beforeAll(async () => {
    // Without a worker, whose statements would be counted too.
    server = await createTestServer({ role: 'api' });
    agent = await server.as('agentA');
    first = await ticket();
  });
  afterAll(() => server.stop());
  afterEach(() => void jest.restoreAllMocks());

  const execute = () => server.app.get(Commands, { strict: false });
  let tickets = 0;
  async function ticket(): Promise<string> {
    const requesterEmail = `requester-${(tickets += 1)}@example.org`;
    const { ticketId } = await done(execute(), server.system, createTicket, { departmentId: server.people.departmentA, subject: 's', body: 'b', requesterEmail, priority: 'normal' });
    const { agentA, agentA2 } = server.people.ids;
    await done(execute(), server.system, assignTicket, { ticketId, assigneeId: tickets % 2 ? agentA : agentA2 });
    return ticketId;
  }
  const open = async (count: number) => {
    while (tickets < count) await Promise.all(Array.from({ length: Math.min(20, count - tickets) }, ticket));
  };

  /** The statements on the workspace's database. Who asks, and names that hardly change, are remembered for seconds: of a few requests, the one with the fewest. */
  async function statements(query: string, variables: object): Promise<{ rows: number; texts: string[] }> {
    const requests = [];
    for (let i = 0; i < 4; i++) requests.push(await counted(query, variables));
    return requests.reduce((least, request) => (request.texts.length < least.texts.length ? request : least));
  }

  async function counted(query: string, variables: object): Promise<{ rows: number; texts: string[] }> {
    const spy = jest.spyOn(pg.Client.prototype, 'query');
    const { queue, ticket } = await agent.must(query, variables);
    const calls = spy.mock.calls.map(([statement]: readonly unknown[], index) => ({ text: textOf(statement), database: (spy.mock.contexts[index] as pg.Client | undefined)?.database ?? '' }));
    spy.mockRestore();
    return { rows: (queue ?? ticket.timeline).edges.length, texts: calls.filter(({ database }) => database.includes('_ws_')).map(({ text }) => text) };
  }

  it('are three for a queue, for five rows and for a hundred', async () => {
    await open(5);
    const few = await statements(queue, { first: 50 });
    await open(100);
    const many = await statements(queue, { first: 100 });
    expect([few.rows, many.rows]).toEqual([5, 100]);
    expect(many.texts).toHaveLength(few.texts.length);
    expect(few.texts.length).toBeGreaterThan(0);
    expect(many.texts.length).toBeLessThanOrEqual(3);
  });

  it('are four for a ticket with its timeline, for five entries and for a hundred', async () => {
    const say = () => done(execute(), server.system, addMessage, { ticketId: first, visibility: 'public', body: 'b' });
    for (let i = 0; i < 2; i++) await say();
    const few = await statements(page, { id: first });
    for (let i = 0; i < 100; i++) await say();
    const many = await statements(page, { id: first });
    expect(few.rows).toBeLessThan(10);
    expect(many.rows).toBe(100);
    expect(many.texts).toHaveLength(few.texts.length);
    expect(few.texts.length).toBeGreaterThan(1);
    expect(many.texts.length).toBeLessThanOrEqual(4);
  });
});

const textOf = (statement: unknown): string => (typeof statement === 'string' ? statement : String((statement as { text?: string }).text));
