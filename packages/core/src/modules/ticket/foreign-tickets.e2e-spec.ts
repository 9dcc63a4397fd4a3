import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestServer, type Json, type TestClient, type TestServer } from '@meja/testing';
import { callsNaming } from './testing/foreign-calls.js';
import { textPlugin } from './testing/text-channel.js';
import { twoTickets, type TwoTickets } from './testing/two-tickets.js';

const sdlOf = (api: 'agent' | 'portal'): string => readFileSync(createRequire(import.meta.url).resolve(`@meja/schema/${api}.graphql`), 'utf8');
const never = '01900000-0000-7000-8000-000000000000';

describe('a ticket of somebody else', () => {
  let server: TestServer;
  let tickets: TwoTickets;

  beforeAll(async () => {
    server = await createTestServer({ plugins: [textPlugin({})] });
    tickets = await twoTickets(server);
    await server.settle();
  });
  afterAll(() => server.stop());

  /** Every row of every table of the workspace, as one checksum each. */
  async function dump(): Promise<Record<string, string>> {
    const tables = await server.rows(`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition order by 1`);
    const sums = tables.map(async ({ name }) => [name, (await server.rows(`select md5(coalesce(string_agg(t::text, '' order by t::text), '')) as sum from "${name}" as t`))[0]?.['sum']] as const);
    return Object.fromEntries(await Promise.all(sums));
  }

  const idsOn = async (ticketId: string): Promise<Record<string, string>> => {
    const [message] = await server.rows('select id from message where ticket_id = $1 order by created_at limit 1', [ticketId]);
    const [outbound] = await server.rows('select id from outbound_message where ticket_id = $1 limit 1', [ticketId]);
    const { departmentB, ids } = server.people;
    return { ticketId, messageId: message?.['id'] ?? never, outboundId: outbound?.['id'] ?? never, departmentId: departmentB, userId: ids.custV, assigneeId: ids.agentB };
  };

  async function outcomes(client: TestClient, api: 'agent' | 'portal', ids: Record<string, string>): Promise<Record<string, Json>> {
    const calls = callsNaming(sdlOf(api), ids);
    const answers: Record<string, Json> = {};
    for (const { name, query, variables } of calls) {
      const { data, errors } = await client.ask(query, variables);
      const value = data?.[name] ?? null;
      answers[name] = errors[0]?.extensions['code'] ?? (Array.isArray(value) ? value.map(({ failure }) => failure?.code) : value);
    }
    return answers;
  }

  const refused = (answers: Record<string, Json>): string[] => Object.entries(answers).flatMap(([name, answer]) => (isRefusal(answer) ? [] : [`${name}: ${JSON.stringify(answer)}`]));
  const isRefusal = (answer: Json): boolean => answer === 'FORBIDDEN' || answer?.__typename === 'NotFound' || (Array.isArray(answer) && answer.every((code) => code === 'NOT_FOUND' || code === 'FORBIDDEN'));

  it('A27 is changed by no mutation of an agent of another department, and each answers as for an id that never existed', async () => {
    const agentB = await server.as('agentB');
    const before = await dump();
    const foreign = await outcomes(agentB, 'agent', await idsOn(tickets.t1.id));
    expect(Object.keys(foreign).length).toBeGreaterThanOrEqual(20);
    expect(refused(foreign)).toEqual([]);
    const absent = await outcomes(agentB, 'agent', { ...(await idsOn(tickets.t1.id)), ticketId: never, messageId: never, outboundId: never });
    expect(foreign).toEqual(absent);
    expect(await dump()).toEqual(before);
  });

  it('A27 is changed by no mutation of another requester', async () => {
    const cust2 = await server.as('cust2');
    const before = await dump();
    const foreign = await outcomes(cust2, 'portal', await idsOn(tickets.t1.id));
    expect(Object.keys(foreign).length).toBeGreaterThanOrEqual(3);
    expect(refused(foreign)).toEqual([]);
    expect(foreign).toEqual(await outcomes(cust2, 'portal', { ...(await idsOn(never)), ticketId: never }));
    expect(await dump()).toEqual(before);
  });

  it('A27 is not even tried for who is not signed in', async () => {
    const before = await dump();
    for (const api of ['agent', 'portal'] as const) {
      const answers = await outcomes(server.visitor(api), api, await idsOn(tickets.t1.id));
      expect(Object.entries(answers).filter(([, answer]) => answer !== 'UNAUTHENTICATED')).toEqual([]);
    }
    expect(await dump()).toEqual(before);
  });

  it('A27 is read by no light agent who would change it: reading is all they may, and noting', async () => {
    const light = await server.as('light');
    const fields = () => server.rows('select status, priority, subject, assignee_id, tier_id, department_id, removed_as, solution_id from ticket where id = $1', [tickets.t1.id]);
    const before = await fields();
    const answers = await outcomes(light, 'agent', await idsOn(tickets.t1.id));
    expect(refused({ ...answers, addMessage: 'FORBIDDEN' })).toEqual([]);
    expect(await fields()).toEqual(before);
  });
});
