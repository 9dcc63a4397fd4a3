import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Handovers } from '@meja/plugin-sdk/server/ticket';
import { aTicket, createTestServer, type TestClient, type TestServer } from '@meja/testing';
import { contents } from '../testing/contents.js';
import { fullCard, line, tierAt } from './testing/line.js';

const never = '01900000-0000-7000-8000-000000000000';

describe('what the line keeps apart', () => {
  let server: TestServer;
  let agentA: TestClient;
  let agentB: TestClient;
  let foreign: string;

  beforeAll(async () => {
    server = await createTestServer();
    [agentA, agentB] = await Promise.all([server.as('agentA'), server.as('agentB')]);
    foreign = await aTicket(server, { departmentId: server.people.departmentB });
    await line.escalate(agentB, foreign, { card: { ...fullCard, tried: 'canary-card' } });
    await server.settle();
  });
  afterAll(() => server.stop());

  it('A27 answers alike for a ticket of another department and for none, and writes nothing', async () => {
    const before = await contents(server);
    const all = async (id: string) => [
      await line.escalate(agentA, id),
      await line.escalate(agentA, id, { card: {} }),
      await line.deescalate(agentA, id),
      await line.transfer(agentA, id, server.people.departmentA),
      await line.transfer(agentA, id, server.people.departmentB, { card: {} }),
      await line.takeNext(agentA, id === never ? never : await tierAt(server, server.people.departmentB, 2)),
    ];
    const answers = await all(foreign);
    expect(answers).toEqual(await all(never));
    expect(new Set(answers.map(({ __typename, code }) => `${__typename} ${code}`))).toEqual(new Set(['NotFound NOT_FOUND']));
    expect(await contents(server)).toEqual(before);
  });

  it('A27 lets who only reads move and take nothing', async () => {
    const id = await aTicket(server);
    await server.settle();
    const before = await contents(server);
    const light = await server.as('light');
    const mutations = [
      ['EscalateTicketInput', 'escalateTicket', { ticketId: id, card: fullCard }],
      ['DeescalateTicketInput', 'deescalateTicket', { ticketId: id, reason: 'r' }],
      ['TransferTicketInput', 'transferTicket', { ticketId: id, departmentId: server.people.departmentB, card: fullCard }],
      ['TakeNextTicketInput', 'takeNextTicket', { tierId: await tierAt(server, server.people.departmentA, 1) }],
      ['SetHandoverFieldsInput', 'setHandoverFields', { departmentId: server.people.departmentA, fields: [] }],
    ] as const;
    for (const [type, name, input] of mutations) {
      const { data, errors } = await light.ask(`mutation ($input: ${type}!) { ${name}(input: $input) { __typename } }`, { input });
      expect([name, data, errors[0]?.extensions['code']]).toEqual([name, null, 'FORBIDDEN']);
    }
    expect(await contents(server)).toEqual(before);
  });

  it('shows cards to who may see the ticket, and to no requester', async () => {
    const handovers = server.app.get(Handovers, { strict: false });
    const person = (audience: 'agent' | 'portal', userId: string, departmentId: string | null) => ({
      ...server.system,
      actor: { kind: 'person' as const, audience, userId, name: '', sessionId: null, grants: new Map(departmentId ? [['ticket.read', new Set([departmentId])]] : []) },
    });
    const { departmentA, departmentB, ids } = server.people;
    const [cards, none] = await handovers.ofTickets(server.system, [foreign, never]);
    expect([cards?.map(({ tried }) => tried), none]).toEqual([['canary-card'], []]);
    expect(await handovers.ofTickets(person('agent', ids.agentB, departmentB), [foreign])).toEqual([cards]);
    for (const ctx of [person('agent', ids.agentA, departmentA), person('portal', ids.custV, null), person('portal', ids.custV, departmentB)]) expect(await handovers.ofTickets(ctx, [foreign])).toEqual([[]]);
    expect(await handovers.ofTickets(server.system, ['not-an-id'])).toEqual([[]]);
  });

  it('A34 tells a requester nothing of tiers and cards', async () => {
    const id = await aTicket(server);
    const custV = await server.as('custV');
    const mine = 'query ($id: ID!) { myTicket(id: $id) { id subject progress updatedAt helperName messages { edges { node { bodyText } } } } }';
    const before = await custV.must(mine, { id });
    await line.escalate(agentA, id, { card: { ...fullCard, question: 'canary-question' } });
    const { data, text } = await custV.ask(mine, { id });
    expect(data).toEqual(before);
    expect(text).not.toContain('canary');
  });
});
