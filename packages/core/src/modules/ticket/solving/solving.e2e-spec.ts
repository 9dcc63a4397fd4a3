import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { JobQueue, ThreadTokens } from '@meja/core/testing';
import { before, Commands, definePlugin, failure, type Failure, type Guard, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { closeTicket, solveTicket } from '@meja/plugin-sdk/server/ticket';
import { addOrganizationMember, createOrganization } from '@meja/plugin-sdk/server/user';
import { aTicket, addressOf, createTestServer, done, type Json, type TestClient, type TestServer } from '@meja/testing';
import * as v from 'valibot';
import { makeId } from '../../../kernel/context/ids.js';
import { textChannel, textPlugin } from '../testing/text-channel.js';
import { desk, eventsOf, helpCentre, wholeSolution } from './testing/desk.js';

/** Keeps tickets from closing whose ids it was given. */
class StayOpen implements Guard<{ ticketId: string }> {
  static readonly held = new Set<string>();
  async check(_ctx: RequestContext, { ticketId }: { ticketId: string }): Promise<Failure | null> {
    return StayOpen.held.has(ticketId) ? failure('Held', 'HELD')({}) : null;
  }
}
const holdPlugin = definePlugin({ id: 'hold', version: '1.0.0', engine: '^0.1.0', options: v.strictObject({}), contribute: () => ({ guards: [before(closeTicket, StayOpen)] }) });

let server: TestServer;
let agentA: TestClient;
let agentA2: TestClient;
let custV: TestClient;

beforeAll(async () => {
  server = await createTestServer({ plugins: [textPlugin({}), holdPlugin({})] });
  [agentA, agentA2, custV] = await Promise.all([server.as('agentA'), server.as('agentA2'), server.as('custV')]);
});
afterAll(() => server.stop());

const kinds = (events: readonly Json[]): string[] => events.map(({ type }) => type);
const row = async (ticketId: string): Promise<Json> => (await server.rows('select * from ticket where id = $1', [ticketId]))[0];
const closeWhatIsDue = async (): Promise<void> => {
  await server.app.get(JobQueue, { strict: false }).insert('job', [{ id: makeId(), workspaceId: server.main.id, target: 'ticket.close-solved', input: {} }]);
  await server.settle();
};

describe('solving a ticket', () => {
  it('writes the solution down, tells the requester in public and asks for the mail, all at once', async () => {
    const id = await aTicket(server);
    const solved = await desk.solve(agentA, id, { solution: wholeSolution, reply: 'I filled the tray.' });
    expect(solved).toMatchObject({ __typename: 'Ticket', status: 'SOLVED', solvedAt: expect.any(String), solution: { ...wholeSolution, reuses: 0, reusedFrom: null, authorName: 'agentA Person' } });
    const events = await eventsOf(server, id);
    expect(kinds(events)).toEqual(['ticket.created', 'ticket.message_added', 'ticket.status_changed', 'ticket.solved']);
    expect(events.at(-1)).toMatchObject({ solutionId: solved.solution.id, reused: false, actor: 'agentA Person' });
    const [outbound] = await server.rows('select kind, message_id, subject_id, recipient_id from outbound_message where ticket_id = $1 and kind = $2', [id, 'solution']);
    expect(outbound).toEqual({ kind: 'solution', message_id: events.at(-1).messageId, subject_id: solved.solution.id, recipient_id: server.people.ids.custV });
    const seen = await helpCentre.read(custV, id);
    expect(seen).toMatchObject({ progress: 'SOLVED', awaitsConfirmation: true, closed: false, milestones: [{ kind: 'SOLVED' }] });
    expect(seen.messages.edges.at(-1).node).toEqual({ authorName: 'agentA', fromHelpdesk: true, bodyText: 'I filled the tray.' });
  });

  it('tells the requester the steps when there is no reply', async () => {
    const id = await aTicket(server);
    await desk.solve(agentA, id);
    expect((await helpCentre.read(custV, id)).messages.edges.at(-1).node.bodyText).toBe(wholeSolution.steps);
  });

  it('shows the requester nothing of symptom and cause, which are words for colleagues', async () => {
    const id = await aTicket(server);
    await desk.solve(agentA, id, { solution: { symptom: 'canary-symptom', cause: 'canary-cause', steps: 'Fill it.' } });
    expect(JSON.stringify(await helpCentre.read(custV, id))).not.toContain('canary');
  });

  it.each([
    [{}, ['symptom', 'cause', 'steps'], 'Missing: what the requester saw, why it happened, what settled it.'],
    [{ solution: { symptom: 'It blinks.', cause: '  ', steps: '' } }, ['cause', 'steps'], 'Missing: why it happened, what settled it.'],
  ])('is refused without a whole solution, and names what is empty: %#', async (more, missing, words) => {
    const id = await aTicket(server);
    const before = await row(id);
    const refused = await desk.solve(agentA, id, more);
    expect(refused).toMatchObject({ __typename: 'SolutionMissing', code: 'SOLUTION_MISSING', params: { ticketId: id, missing }, message: expect.stringContaining(words) });
    expect(await row(id)).toEqual(before);
    expect(await server.rows('select id from solution where ticket_id = $1', [id])).toEqual([]);
  });

  it('is refused when somebody wrote whom the solver has not read', async () => {
    const id = await aTicket(server);
    const [first] = await server.rows('select id from message where ticket_id = $1', [id]);
    await helpCentre.reply(custV, id, 'By the way, it also smokes.');
    const refused = await desk.solve(agentA, id, { solution: wholeSolution, seenMessageId: first?.['id'] });
    expect(refused).toMatchObject({ __typename: 'MessagesUnread', params: { count: 1 } });
    expect((await row(id)).status).toBe('new');
  });

  it('has one effect when two do it at once, and loses nobody’s words unsaid', async () => {
    const id = await aTicket(server);
    const answers = await Promise.all([agentA, agentA2, agentA, agentA2].map((agent, n) => desk.solve(agent, id, { solution: { ...wholeSolution, steps: `Way ${n}` } })));
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(['EditConflict', 'EditConflict', 'EditConflict', 'Ticket']);
    expect(answers.find(({ __typename }) => __typename === 'EditConflict').params.conflicts).toEqual([{ field: 'status', yours: 'solved', theirs: 'solved', by: expect.stringMatching(/^agentA2? Person$/), at: expect.any(String) }]);
    expect(await server.rows('select id from solution where ticket_id = $1', [id])).toHaveLength(1);
    expect(await server.rows(`select id from outbound_message where ticket_id = $1 and kind = 'solution'`, [id])).toHaveLength(1);
    expect(kinds(await eventsOf(server, id)).filter((type) => type === 'ticket.solved')).toHaveLength(1);
  });

  it('R30 is refused when somebody changed the status since the solver looked', async () => {
    const id = await aTicket(server);
    const { version } = await desk.read(agentA, id);
    await desk.note(agentA2, id, 'A note stands in nobody’s way.');
    await agentA2.must('mutation ($input: EditTicketInput!) { editTicket(input: $input) { __typename } }', { input: { ticketId: id, status: 'WAITING_FOR_THIRD_PARTY' } });
    const refused = await desk.solve(agentA, id, { solution: wholeSolution, version });
    expect(refused).toMatchObject({ __typename: 'EditConflict', params: { conflicts: [{ field: 'status', yours: 'solved', theirs: 'waiting_for_third_party', by: 'agentA2 Person' }] } });
    expect(await desk.solve(agentA, id, { solution: wholeSolution, version: (await desk.read(agentA, id)).version })).toMatchObject({ status: 'SOLVED' });
  });

  it('has one effect and one answer for one idempotency key', async () => {
    const id = await aTicket(server);
    const solve = () => agentA.must('mutation ($input: SolveTicketInput!) { solveTicket(input: $input) { __typename ... on Ticket { id solution { id } } } }', { input: { ticketId: id, solution: wholeSolution } }, { idempotencyKey: 'solve-once-0001' });
    expect(await solve()).toEqual(await solve());
    expect(await server.rows('select id from solution where ticket_id = $1', [id])).toHaveLength(1);
  });
});

describe('an earlier solution', () => {
  it('settles another ticket, is linked, and is counted while it holds', async () => {
    const first = await aTicket(server);
    const second = await aTicket(server);
    const { solution } = await desk.solve(agentA, first);
    const reused = await desk.solve(agentA2, second, { earlierSolutionId: solution.id, reply: 'Same as last week.' });
    expect(reused).toMatchObject({ status: 'SOLVED', solution: { ...wholeSolution, reusedFrom: { id: solution.id }, authorName: 'agentA2 Person' } });
    expect((await desk.read(agentA, first)).solution.reuses).toBe(1);
    const third = await aTicket(server);
    await desk.solve(agentA, third, { earlierSolutionId: reused.solution.id, solution: { symptom: '', cause: '', steps: 'Fill both trays.' } });
    expect(await desk.read(agentA, third)).toMatchObject({ solution: { symptom: wholeSolution.symptom, steps: 'Fill both trays.', reusedFrom: { id: solution.id } } });
    expect((await desk.read(agentA, first)).solution.reuses).toBe(2);
    await desk.reopen(agentA, third);
    expect((await desk.read(agentA, first)).solution.reuses).toBe(1);
  });

  it('of another department is one that does not exist', async () => {
    const foreign = await aTicket(server, { departmentId: server.people.departmentB, requester: 'cust2' });
    const { solution } = await desk.solve(await server.as('agentB'), foreign);
    const id = await aTicket(server);
    const refused = await desk.solve(agentA, id, { earlierSolutionId: solution.id });
    expect(refused).toEqual(await desk.solve(agentA, id, { earlierSolutionId: makeId() }));
    expect(refused).toMatchObject({ __typename: 'ValidationFailed', params: { issues: [{ path: 'earlierSolutionId', reason: 'unknown_value' }] } });
  });
});

describe('a solved ticket', () => {
  it('closes when its requester confirms', async () => {
    const id = await aTicket(server);
    const { solution } = await desk.solve(agentA, id);
    expect(await helpCentre.confirm(custV, id)).toMatchObject({ __typename: 'Ticket', progress: 'SOLVED', closed: true, awaitsConfirmation: false });
    expect(kinds(await eventsOf(server, id)).slice(-3)).toEqual(['ticket.solution_confirmed', 'ticket.status_changed', 'ticket.closed']);
    expect((await eventsOf(server, id)).at(-1)).toMatchObject({ by: 'requester', actor: 'custV Person' });
    expect(await desk.read(agentA, id)).toMatchObject({ status: 'CLOSED', solution: { id: solution.id } });
    expect(await helpCentre.confirm(custV, id)).toMatchObject({ __typename: 'NotSolved' });
    expect(await desk.reopen(agentA, id)).toMatchObject({ __typename: 'TicketClosed' });
  });

  it('opens again when its requester says what is wrong; the solution stays written, the next one is another', async () => {
    const id = await aTicket(server);
    const first = await desk.solve(agentA, id);
    expect(await helpCentre.reopen(custV, id)).toMatchObject({ __typename: 'Ticket', id, progress: 'IN_PROGRESS', solvedAt: null, awaitsConfirmation: false });
    expect(await desk.read(agentA, id)).toMatchObject({ status: 'OPEN', solution: null, solvedAt: null });
    expect((await eventsOf(server, id)).at(-1)).toMatchObject({ type: 'ticket.reopened', by: 'requester', solutionId: first.solution.id });
    const second = await desk.solve(agentA, id, { solution: { ...wholeSolution, cause: 'The tray is broken.' } });
    expect(second.solution.id).not.toBe(first.solution.id);
    expect(await server.rows('select id from solution where ticket_id = $1', [id])).toHaveLength(2);
    expect((await helpCentre.read(custV, id)).milestones.map(({ kind }: Json) => kind)).toEqual(['SOLVED', 'REOPENED', 'SOLVED']);
  });

  it('A27 is answered by its requester alone, not by who looks after their organization', async () => {
    const { organizationId } = await done(server.app.get(Commands, { strict: false }), server.system, createOrganization, { name: 'Nordlicht' });
    for (const name of ['custV', 'cust2'] as const) await done(server.app.get(Commands, { strict: false }), server.system, addOrganizationMember, { organizationId, email: addressOf(name), isManager: name === 'cust2' });
    const id = await aTicket(server);
    await desk.solve(agentA, id);
    const colleague = await server.as('cust2');
    expect(await helpCentre.read(colleague, id)).toMatchObject({ mine: false, awaitsConfirmation: false, milestones: [{ kind: 'SOLVED' }] });
    const before = await row(id);
    for (const answer of [helpCentre.confirm(colleague, id), helpCentre.reopen(colleague, id), helpCentre.reply(colleague, id, 'No.')]) expect(await answer).toMatchObject({ __typename: 'NotFound' });
    expect(await row(id)).toEqual(before);
  });

  it('opens again by a reply', async () => {
    const id = await aTicket(server);
    await desk.solve(agentA, id);
    expect(await helpCentre.reply(custV, id, 'No.')).toMatchObject({ id, progress: 'IN_PROGRESS' });
    expect(await row(id)).toMatchObject({ solution_id: null, solved_at: null });
  });

  it('is opened again by an agent for a reason that only agents read', async () => {
    const id = await aTicket(server);
    await desk.solve(agentA, id);
    expect(await desk.reopen(agentA2, id)).toMatchObject({ status: 'OPEN', solution: null });
    const seen = await helpCentre.read(custV, id);
    expect(JSON.stringify(seen)).not.toContain('canary-reason');
    expect(seen).toMatchObject({ progress: 'IN_PROGRESS', milestones: [{ kind: 'SOLVED' }, { kind: 'REOPENED' }] });
    expect(await desk.reopen(agentA2, id)).toMatchObject({ __typename: 'NotSolved', params: { status: 'open' } });
  });
});

describe('what comes after a ticket was closed', () => {
  it('a late mail becomes a ticket of its own, linked to it', async () => {
    const id = await aTicket(server);
    await desk.solve(agentA, id);
    await desk.close(agentA, id);
    const token = server.app.get(ThreadTokens, { strict: false }).mint(server.system, id, addressOf('custV'));
    const mail = { from: addressOf('custV'), subject: 'Re: blinking', text: 'It blinks once more.', references: [`<${token}@test.example>`] };
    const receipt = await server.receive(server.main, textChannel.id, new TextEncoder().encode(JSON.stringify(mail)));
    if (receipt.outcome !== 'created' && receipt.outcome !== 'added') throw new Error(`The mail was ${receipt.outcome}`);
    expect(receipt.ticketId).not.toBe(id);
    expect((await desk.read(agentA, receipt.ticketId)).followUpOf).toEqual({ id });
    expect((await eventsOf(server, id)).at(-1)).toMatchObject({ type: 'ticket.follow_up_opened', followUpId: receipt.ticketId });
  });

  it.each([
    ['a reply', (id: string) => helpCentre.reply(custV, id, 'It blinks again.')],
    ['opening it again', (id: string) => helpCentre.reopen(custV, id, 'It blinks again.')],
  ])('%s becomes a ticket of its own, linked both ways, in the first tier of the same department', async (_, say) => {
    const id = await aTicket(server);
    await desk.solve(agentA, id);
    expect(await desk.close(agentA, id)).toMatchObject({ status: 'CLOSED' });
    const old = await helpCentre.read(custV, id);
    const followUp = await say(id);
    expect(followUp.id).not.toBe(id);
    expect(followUp).toMatchObject({ followUpOf: { id, number: old.number }, progress: 'IN_PROGRESS', messages: { edges: [{ node: { bodyText: 'It blinks again.' } }] } });
    expect((await helpCentre.read(custV, id)).followUps).toEqual([{ id: followUp.id, number: followUp.number }]);
    expect((await desk.read(agentA, followUp.id)).followUpOf).toEqual({ id });
    expect((await row(id)).status).toBe('closed');
    expect((await row(followUp.id)).department_id).toBe(server.people.departmentA);
  });
});

it('A31 a note changes no order, no time and no answer of the help centre', async () => {
  const older = await aTicket(server);
  const newer = await aTicket(server);
  await desk.solve(agentA, older);
  await desk.note(agentA, newer, 'We look into it.', 'PUBLIC');
  const answers = async () => ({ list: await helpCentre.list(custV), older: await helpCentre.read(custV, older), newer: await helpCentre.read(custV, newer) });
  const before = await answers();
  server.clock.advance('5m');
  await desk.note(agentA, older, 'canary-note');
  await desk.note(agentA2, newer, 'canary-note');
  expect(await answers()).toEqual(before);
});

it('closes by itself when the requester says nothing for a week, and not before', async () => {
  const solve = (ticketId: string) => done(server.app.get(Commands, { strict: false }), server.system, solveTicket, { ticketId, solution: wholeSolution });
  const [late, recent] = [await aTicket(server), await aTicket(server)];
  await solve(late);
  server.clock.advance('6d');
  await solve(recent);
  await closeWhatIsDue();
  expect((await row(late)).status).toBe('solved');
  server.clock.advance('1d');
  await closeWhatIsDue();
  expect([(await row(late)).status, (await row(recent)).status]).toEqual(['closed', 'solved']);
  expect((await eventsOf(server, late)).at(-1)).toMatchObject({ type: 'ticket.closed', by: 'time', actor: 'ticket.solving' });
});

it('closes what is due behind however many that a plugin keeps open', async () => {
  const solve = (ticketId: string) => done(server.app.get(Commands, { strict: false }), server.system, solveTicket, { ticketId, solution: wholeSolution });
  const [first, last] = [await aTicket(server), await aTicket(server)];
  await solve(first);
  const copies = await server.rows(
    `insert into ticket select (jsonb_populate_record(ticket, jsonb_build_object('id', gen_random_uuid(), 'number', 'held-' || n))).* from ticket, generate_series(1, 250) as n where ticket.id = $1 returning id`,
    [first],
  );
  for (const { id } of copies) StayOpen.held.add(id);
  server.clock.advance('1h');
  await solve(last);
  server.clock.advance('7d');
  await closeWhatIsDue();
  expect((await row(last)).status).toBe('closed');
  expect(await server.rows('select from ticket where id = any($1) and status = $2', [copies.map(({ id }) => id), 'solved'])).toHaveLength(250);
  await server.rows('delete from ticket where id = any($1)', [copies.map(({ id }) => id)]);
});
