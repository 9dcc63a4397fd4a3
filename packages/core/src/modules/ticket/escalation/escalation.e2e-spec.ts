import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Commands } from '@meja/plugin-sdk/server/kernel';
import { addMessage, assignTicket, editTicket } from '@meja/plugin-sdk/server/ticket';
import { aTicket, createTestServer, done, type TestClient, type TestServer } from '@meja/testing';
import { fullCard, line, tierAt } from './testing/line.js';

describe('the way of a ticket through the tiers', () => {
  let server: TestServer;
  let agentA: TestClient;
  let agentA2: TestClient;
  let agentB: TestClient;
  let admin: TestClient;

  beforeAll(async () => {
    server = await createTestServer();
    [agentA, agentA2, agentB, admin] = await Promise.all([server.as('agentA'), server.as('agentA2'), server.as('agentB'), server.as('admin')]);
  });
  afterAll(() => server.stop());

  const commands = () => server.app.get(Commands, { strict: false });
  const events = async (ticketId: string) => (await server.rows(`select type, facts from event where subject_id = $1 order by occurred_at, id`, [ticketId])).map(({ type, facts }) => ({ type, ...facts }));

  it('goes one tier up with its card: open, and nobody has it there', async () => {
    const id = await aTicket(server);
    await done(commands(), server.system, assignTicket, { ticketId: id, assigneeId: server.people.ids.agentA });
    const up = await line.escalate(agentA, id);
    expect(up).toMatchObject({ __typename: 'Ticket', status: 'OPEN', assignee: null, tier: { level: 2 }, bounces: 0 });
    expect(up.handovers).toEqual([{ ...fullCard, id: expect.any(String), kind: 'ESCALATION', reason: '', fields: [], seconds: expect.any(Number), authorName: 'agentA Person',
      fromDepartment: { id: server.people.departmentA }, toDepartment: { id: server.people.departmentA }, fromTier: { level: 1 }, toTier: { level: 2 } }]);
    expect((await events(id)).map(({ type }) => type)).toEqual(['ticket.created', 'ticket.assigned', 'ticket.escalated', 'ticket.assigned', 'ticket.status_changed']);
    expect((await events(id)).find(({ type }) => type === 'ticket.escalated')).toEqual({ type: 'ticket.escalated', ticketId: id, handoverId: up.handovers[0].id, fromTierId: await tierAt(server, server.people.departmentA, 1), toTierId: await tierAt(server, server.people.departmentA, 2), seconds: up.handovers[0].seconds });
  });

  it('says in its timeline who moved it, from where and where to', async () => {
    const id = await aTicket(server);
    await line.escalate(agentA, id);
    const { ticket } = await agentA.must(`query ($id: ID!) { ticket(id: $id) { timeline { edges { node { ... on TimelineEvent { type actorName changes { field before after } } } } } } }`, { id });
    const told = ticket.timeline.edges.map(({ node }: { node: { type?: string } }) => node).find(({ type }: { type?: string }) => type === 'ticket.escalated');
    expect(told).toMatchObject({ actorName: 'agentA Person', changes: expect.arrayContaining([{ field: 'tierId', before: 'L1', after: 'L2' }]) });
  });

  it('is not escalated with a card that lacks anything, and stays as it is', async () => {
    const id = await aTicket(server);
    const before = await server.rows('select * from ticket where id = $1', [id]);
    const refused = await line.escalate(agentA, id, { card: { tried: ' ', evidence: '\u200b\u2063', question: 'Why?', promised: '\u3164' } });
    expect(refused).toMatchObject({ __typename: 'HandoverMissing', code: 'HANDOVER_MISSING', params: { ticketId: id, missing: ['tried', 'evidence', 'promised'] } });
    expect(refused.message).toBe('The handover card is not complete. Missing: what was tried, what was seen, what the requester was promised.');
    expect(await server.rows('select * from ticket where id = $1', [id])).toEqual(before);
  });

  it('is not escalated from the highest tier, nor given back from the lowest', async () => {
    const id = await aTicket(server);
    expect(await line.deescalate(agentA, id)).toMatchObject({ __typename: 'NoLowerTier', code: 'NO_LOWER_TIER' });
    await line.escalate(agentA, id);
    await line.escalate(agentA, id);
    expect(await line.escalate(agentA, id)).toMatchObject({ __typename: 'NoHigherTier', code: 'NO_HIGHER_TIER' });
    expect(await line.read(agentA, id)).toMatchObject({ tier: { level: 3, name: 'Specialist' } });
  });

  it('bounces when it comes to a tier it has been at, each time', async () => {
    const id = await aTicket(server);
    await line.escalate(agentA, id);
    const back = await line.deescalate(agentA, id);
    expect(back).toMatchObject({ tier: { level: 1 }, bounces: 1, handovers: [{ kind: 'DEESCALATION', reason: 'It is the cable.', tried: '' }, { kind: 'ESCALATION' }] });
    expect(await line.escalate(agentA, id)).toMatchObject({ tier: { level: 2 }, bounces: 2 });
    expect(await line.escalate(agentA, id)).toMatchObject({ tier: { level: 3 }, bounces: 2 });
    expect((await events(id)).filter(({ type }) => type === 'ticket.deescalated')).toMatchObject([{ bounces: 1 }]);
  });

  it('is not given back without a reason', async () => {
    const id = await aTicket(server);
    await line.escalate(agentA, id);
    expect(await line.deescalate(agentA, id, { reason: ' \u2800\u00ad' })).toMatchObject({ __typename: 'ValidationFailed', params: { issues: [{ path: 'reason', reason: 'required' }] } });
  });

  it('goes to the first tier of another department, where who sent it may not follow', async () => {
    const id = await aTicket(server);
    await line.escalate(agentA, id);
    const { departmentA, departmentB } = server.people;
    expect(await line.transfer(agentA, id, departmentB)).toEqual({ __typename: 'TicketHandedOver', ticketId: id, ticket: null });
    expect(await line.read(agentA, id)).toBeNull();
    const there = await line.read(agentB, id);
    expect(there).toMatchObject({ department: { id: departmentB }, tier: { level: 1 }, assignee: null, bounces: 0 });
    expect(there.handovers[0]).toMatchObject({ ...fullCard, kind: 'TRANSFER', fromDepartment: { id: departmentA }, fromTier: { level: 2 }, toDepartment: { id: departmentB }, toTier: { level: 1 } });
    expect(await line.transfer(agentB, id, departmentA, { tierId: await tierAt(server, departmentA, 2) })).toMatchObject({ ticket: null });
    expect(await line.read(agentA, id)).toMatchObject({ tier: { level: 2 }, bounces: 1 });
    expect((await events(id)).filter(({ type }) => type === 'ticket.transferred').map(({ bounces }) => bounces)).toEqual([0, 1]);
  });

  it('can go to every department of the workspace, whatever its sender sees', async () => {
    const { handoverDepartments, departments } = await agentA.must('{ departments { id } handoverDepartments { id tiers { level } } }');
    const all = await server.rows('select id from department');
    expect(departments).toEqual([{ id: server.people.departmentA }]);
    expect(handoverDepartments.map(({ id }: { id: string }) => id).sort()).toEqual(all.map(({ id }) => id).sort());
    expect(handoverDepartments.find(({ id }: { id: string }) => id === server.people.departmentB).tiers.length).toBeGreaterThan(1);
  });

  it('is shown where it went to who may see it there', async () => {
    const id = await aTicket(server);
    expect(await line.transfer(admin, id, server.people.departmentB)).toMatchObject({ ticket: { id, tier: { level: 1 } } });
  });

  it('is not transferred to its own department, to none, or to a tier of a third one', async () => {
    const id = await aTicket(server);
    const { departmentA, departmentB } = server.people;
    expect(await line.transfer(agentA, id, departmentA)).toMatchObject({ __typename: 'SameDepartment' });
    expect(await line.transfer(agentA, id, '01900000-0000-7000-8000-000000000000')).toMatchObject({ __typename: 'NotFound' });
    expect(await line.transfer(agentA, id, departmentB, { tierId: await tierAt(server, departmentA, 2) })).toMatchObject({ __typename: 'NotFound' });
    expect(await line.transfer(agentA, id, departmentB, { card: {} })).toMatchObject({ __typename: 'HandoverMissing', params: { missing: ['tried', 'evidence', 'question', 'promised'] } });
  });

  it('adds up the time at each tier', async () => {
    const id = await aTicket(server);
    server.clock.advance('10m');
    await line.escalate(agentA, id);
    server.clock.advance('3m');
    await line.deescalate(agentA, id);
    server.clock.advance('1h');
    const { tierTimes, handovers } = await line.escalate(agentA, id);
    const rounded = tierTimes.map(({ tier, seconds, current }: { tier: { level: number }; seconds: number; current: boolean }) => [tier.level, Math.round(seconds / 60), current]);
    expect(rounded).toEqual([[1, 70, false], [2, 3, true]]);
    expect(handovers.map(({ seconds }: { seconds: number }) => Math.round(seconds / 60))).toEqual([60, 3, 10]);
    server.clock.advance('30m');
    expect(Math.round((await line.read(agentA, id)).tierTimes[1].seconds / 60)).toBe(33);
  });

  it('is not moved while it is closed or out of sight', async () => {
    for (const [change, refusal] of [[`status = 'closed'`, 'TicketClosed'], [`removed_as = 'bin', removed_at = now()`, 'TicketRemoved']]) {
      const id = await aTicket(server);
      await server.rows(`update ticket set ${change} where id = $1`, [id]);
      const answers = [await line.escalate(agentA, id), await line.deescalate(agentA, id), await line.transfer(agentA, id, server.people.departmentB)];
      expect(answers.map(({ __typename }) => __typename)).toEqual([refusal, refusal, refusal]);
    }
  });

  it('opens a solved ticket when it goes on: its solution did not hold', async () => {
    const id = await aTicket(server);
    await server.rows(`update ticket set status = 'solved', solved_at = now() where id = $1`, [id]);
    expect(await line.escalate(agentA, id)).toMatchObject({ status: 'OPEN', tier: { level: 2 } });
    expect(await server.rows('select solved_at, solution_id from ticket where id = $1', [id])).toEqual([{ solved_at: null, solution_id: null }]);
    expect((await events(id)).map(({ type }) => type)).toEqual(expect.arrayContaining(['ticket.status_changed', 'ticket.reopened']));
  });

  it('R30 is not moved by who saw it before somebody else moved or took it, and is after a mere message', async () => {
    const id = await aTicket(server);
    const { version } = await line.read(agentA, id);
    await done(commands(), server.system, addMessage, { ticketId: id, visibility: 'internal', body: 'A note.' });
    await done(commands(), server.system, editTicket, { ticketId: id, subject: 'No connection at all' });
    expect(await line.escalate(agentA2, id, { version })).toMatchObject({ tier: { level: 2 } });
    const stale = await line.escalate(agentA, id, { version });
    expect(stale).toMatchObject({ __typename: 'EditConflict', code: 'EDIT_CONFLICT', params: { ticketId: id } });
    expect(stale.params.conflicts).toEqual(expect.arrayContaining([expect.objectContaining({ field: 'tierId', by: 'agentA2 Person' })]));
    for (const answer of [await line.deescalate(agentA, id, { version }), await line.transfer(agentA, id, server.people.departmentB, { version })]) expect(answer.__typename).toBe('EditConflict');
    const seen = (await line.read(agentA, id)).version;
    await done(commands(), server.system, assignTicket, { ticketId: id, assigneeId: server.people.ids.agentA2 });
    expect(await line.escalate(agentA, id, { version: seen })).toMatchObject({ __typename: 'EditConflict', params: { conflicts: [{ field: 'assigneeId' }] } });
  });

  it('R07 goes up once, however many hands push it at once', async () => {
    const id = await aTicket(server);
    const { version } = await line.read(agentA, id);
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => line.escalate(n % 2 ? agentA : agentA2, id, { version })));
    expect(answers.filter(({ __typename }) => __typename === 'Ticket')).toHaveLength(1);
    expect(answers.filter(({ __typename }) => __typename === 'EditConflict')).toHaveLength(19);
    expect(await line.read(agentA, id)).toMatchObject({ tier: { level: 2 }, handovers: [{ kind: 'ESCALATION' }] });
  });
});
