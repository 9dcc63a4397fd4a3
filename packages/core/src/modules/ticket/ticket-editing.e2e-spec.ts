import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Commands } from '@meja/plugin-sdk/server/kernel';
import { addMessage, createTicket } from '@meja/plugin-sdk/server/ticket';
import { addressOf, createTestServer, done, type TestClient, type TestServer } from '@meja/testing';

const edit = `mutation ($input: EditTicketInput!) { editTicket(input: $input) { __typename ... on Ticket { id version subject priority status } ... on Failure { code params message } } }`;
const bulk = `mutation ($input: EditTicketsInput!) { editTickets(input: $input) { ticketId ticket { id priority } failure { code message } } }`;
const say = `mutation ($input: AddMessageInput!) { addMessage(input: $input) { __typename ... on Ticket { id version status } ... on Failure { code params message } } }`;
const page = `query ($id: ID!) { ticket(id: $id) { id version subject priority status followers { user { id email } pending } organizationName
  timeline(first: 100) { edges { node { __typename ... on Message { id bodyText } ... on TimelineEvent { type actorName changes { field before after } } } } } } }`;
const follow = `mutation ($input: AddFollowerInput!) { addFollower(input: $input) { __typename ... on Ticket { followers { user { email } pending } } ... on Failure { code params message } } }`;

describe('editing a ticket', () => {
  let server: TestServer;
  let agentA: TestClient;
  let agentA2: TestClient;
  let agentB: TestClient;
  let light: TestClient;

  beforeAll(async () => {
    server = await createTestServer({ role: 'api' });
    [agentA, agentA2, agentB, light] = await Promise.all([server.as('agentA'), server.as('agentA2'), server.as('agentB'), server.as('light')]);
  });
  afterAll(() => server.stop());

  const commands = () => server.app.get(Commands, { strict: false });
  const open = (departmentId = server.people.departmentA) =>
    done(commands(), server.system, createTicket, { departmentId, subject: 'Printer', body: 'It is on fire.', requesterEmail: addressOf('custV'), priority: 'normal' });
  const read = async (client: TestClient, id: string) => (await client.must(page, { id })).ticket;
  const counts = async (client: TestClient): Promise<Record<string, number>> =>
    Object.fromEntries((await client.must('{ queueCounts { view count } }')).queueCounts.map(({ view, count }: { view: string; count: number }) => [view, count]));

  it('R30 refuses the second of two edits of one field with both values, and overwrites nothing', async () => {
    const { ticketId } = await open();
    const { version } = await read(agentA, ticketId);
    const first = await agentA.must(edit, { input: { ticketId, version, subject: 'Printer on the third floor', priority: 'HIGH' } });
    expect(first.editTicket).toMatchObject({ __typename: 'Ticket', subject: 'Printer on the third floor', priority: 'HIGH' });
    const second = await agentA2.must(edit, { input: { ticketId, version, subject: 'Smoke in the corridor', status: 'OPEN' } });
    expect(second.editTicket).toMatchObject({ __typename: 'EditConflict', code: 'EDIT_CONFLICT' });
    expect(second.editTicket.params.conflicts).toEqual([
      { field: 'subject', yours: 'Smoke in the corridor', theirs: 'Printer on the third floor', by: 'agentA Person', at: expect.any(String) },
    ]);
    expect(await read(agentA2, ticketId)).toMatchObject({ subject: 'Printer on the third floor', priority: 'HIGH', status: 'NEW', version: first.editTicket.version });
  });

  it('R30 lets two people change different fields of one version, and the same field to the same value', async () => {
    const { ticketId } = await open();
    const { version } = await read(agentA, ticketId);
    await agentA.must(edit, { input: { ticketId, version, subject: 'One' } });
    expect((await agentA2.must(edit, { input: { ticketId, version, priority: 'URGENT' } })).editTicket.__typename).toBe('Ticket');
    expect((await agentA2.must(edit, { input: { ticketId, version, subject: 'One' } })).editTicket.__typename).toBe('Ticket');
    expect(await read(agentA, ticketId)).toMatchObject({ subject: 'One', priority: 'URGENT' });
  });

  it('R30 has one winner among twenty edits at once', async () => {
    const { ticketId } = await open();
    const { version } = await read(agentA, ticketId);
    const outcomes = await Promise.all(Array.from({ length: 20 }, (_, i) => (i % 2 ? agentA : agentA2).must(edit, { input: { ticketId, version, subject: `Subject ${i}` } })));
    const won = outcomes.filter(({ editTicket }) => editTicket.__typename === 'Ticket');
    expect(won).toHaveLength(1);
    expect(outcomes.filter(({ editTicket }) => editTicket.__typename === 'EditConflict')).toHaveLength(19);
    expect((await read(agentA, ticketId)).subject).toBe(won[0].editTicket.subject);
  });

  it('R30 holds a reply back when somebody else wrote meanwhile, and sends it when told to', async () => {
    const { ticketId, messageId } = await open();
    await agentA.must(say, { input: { ticketId, visibility: 'PUBLIC', body: 'Which floor?' } });
    const held = await agentA2.must(say, { input: { ticketId, visibility: 'PUBLIC', body: 'Which printer?', seenMessageId: messageId } });
    expect(held.addMessage).toMatchObject({ __typename: 'MessagesUnread', params: { count: 1, messageIds: [expect.any(String)] } });
    const words = async () => (await read(agentA, ticketId)).timeline.edges.flatMap(({ node }: { node: { bodyText?: string } }) => (node.bodyText ? [node.bodyText] : []));
    expect(await words()).toEqual(['It is on fire.', 'Which floor?']);
    expect((await agentA2.must(say, { input: { ticketId, visibility: 'PUBLIC', body: 'Which printer?' } })).addMessage.__typename).toBe('Ticket');
    expect(await words()).toEqual(['It is on fire.', 'Which floor?', 'Which printer?']);
    const own = await agentA2.must(say, { input: { ticketId, visibility: 'INTERNAL', body: 'Mine was last.', seenMessageId: held.addMessage.params.messageIds[0] } });
    expect(own.addMessage.__typename).toBe('Ticket');
  });

  it('shows in the timeline who changed what, before and after, references by name', async () => {
    const { ticketId } = await open();
    await agentA.must(edit, { input: { ticketId, priority: 'LOW', subject: 'Toner' } });
    await agentA.must(`mutation ($input: AssignTicketInput!) { assignTicket(input: $input) { __typename } }`, { input: { ticketId, assigneeId: server.people.ids.agentA2 } });
    await agentA.must(say, { input: { ticketId, visibility: 'PUBLIC', body: 'Which one?', thenStatus: 'WAITING_FOR_REQUESTER' } });
    const events = (await read(agentA, ticketId)).timeline.edges.flatMap(({ node }: { node: { __typename: string } }) => (node.__typename === 'TimelineEvent' ? [node] : []));
    expect(events).toEqual([
      { __typename: 'TimelineEvent', type: 'ticket.edited', actorName: 'agentA Person', changes: expect.arrayContaining([{ field: 'priority', before: 'normal', after: 'low' }, { field: 'subject', before: 'Printer', after: 'Toner' }]) },
      { __typename: 'TimelineEvent', type: 'ticket.assigned', actorName: 'agentA Person', changes: [{ field: 'assigneeId', before: null, after: 'agentA2 Person' }] },
      { __typename: 'TimelineEvent', type: 'ticket.status_changed', actorName: 'agentA Person', changes: [{ field: 'status', before: 'new', after: 'waiting_for_requester' }] },
    ]);
  });

  it('A77 leaves foreign tickets alone in a change of many, answers for each, and audits each change once', async () => {
    const [mine, other, foreign] = [await open(), await open(), await open(server.people.departmentB)];
    const ids = [mine.ticketId, foreign.ticketId, other.ticketId, '01900000-0000-7000-8000-000000000000', 'nonsense'];
    const before = await server.rows('select * from ticket where id = $1', [foreign.ticketId]);
    const { editTickets } = await agentA.must(bulk, { input: { ticketIds: ids, priority: 'URGENT' } });
    expect(editTickets.map(({ ticketId, failure }: { ticketId: string; failure: { code: string } | null }) => [ticketId, failure?.code ?? null])).toEqual([
      [mine.ticketId, null], [foreign.ticketId, 'NOT_FOUND'], [other.ticketId, null], [ids[3], 'NOT_FOUND'], ['nonsense', 'VALIDATION_FAILED'],
    ]);
    expect(editTickets.filter(({ ticket }: { ticket: object | null }) => ticket).map(({ ticket }: { ticket: { priority: string } }) => ticket.priority)).toEqual(['URGENT', 'URGENT']);
    expect(await server.rows('select * from ticket where id = $1', [foreign.ticketId])).toEqual(before);
    const audits = await server.rows(`select entity_id from change where entity = 'Ticket' and entity_id = any($1) and fields ? 'priority'`, [[mine.ticketId, other.ticketId, foreign.ticketId]]);
    expect(audits.map(({ entity_id }) => entity_id).toSorted()).toEqual([mine.ticketId, other.ticketId].toSorted());
    const tooMany = await agentA.ask(bulk, { input: { ticketIds: Array.from({ length: 101 }, () => mine.ticketId), priority: 'LOW' } });
    expect(tooMany.errors[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  });

  it('refuses to edit, to follow and to change many for who may only read', async () => {
    const { ticketId } = await open();
    expect((await light.ask(edit, { input: { ticketId, priority: 'LOW' } })).errors[0]?.extensions['code']).toBe('FORBIDDEN');
    expect((await light.ask(follow, { input: { ticketId, email: 'x@example.org' } })).errors[0]?.extensions['code']).toBe('FORBIDDEN');
    const { editTickets } = await light.must(bulk, { input: { ticketIds: [ticketId], priority: 'LOW' } });
    expect(editTickets[0].failure.code).toBe('NOT_FOUND');
    expect((await read(light, ticketId)).priority).toBe('NORMAL');
  });

  it('A79 lets ten follow a ticket, and not an eleventh', async () => {
    const { ticketId } = await open();
    const add = async (email: string, client = agentA) => (await client.must(follow, { input: { ticketId, email } })).addFollower;
    for (let i = 0; i < 10; i++) expect((await add(`follower-${i}@example.org`)).__typename).toBe('Ticket');
    expect(await add('follower-10@example.org')).toMatchObject({ __typename: 'TooManyFollowers', params: { most: 10 } });
    expect((await add('follower-3@example.org')).followers).toHaveLength(10);
    expect(await add('follower-11@example.org', agentB)).toMatchObject({ __typename: 'NotFound' });
    const { user } = (await read(agentA, ticketId)).followers[0];
    const remove = `mutation ($input: FollowerInput!) { removeFollower(input: $input) { __typename ... on Ticket { followers { pending } } } }`;
    expect((await agentA.must(remove, { input: { ticketId, userId: user.id } })).removeFollower.followers).toHaveLength(9);
    expect((await add('follower-10@example.org')).followers).toHaveLength(10);
  });

  it('A28 has as many in every view and tier as SQL finds in the departments of the caller', async () => {
    const { ticketId } = await open();
    await open(server.people.departmentB);
    await agentA.must(edit, { input: { ticketId, status: 'WAITING_FOR_THIRD_PARTY' } });
    const departmentIds = [server.people.departmentA];
    const expected = async (condition: string) => Number((await server.rows(`select count(*) as n from ticket where department_id = any($1) and ${condition}`, [departmentIds]))[0]?.['n']);
    const open_ = `status not in ('solved', 'closed') and removed_as is null`;
    expect(await counts(agentA)).toEqual({
      OPEN: await expected(open_),
      MINE: await expected(`${open_} and assignee_id = '${server.people.ids.agentA}'`),
      UNASSIGNED: await expected(`${open_} and assignee_id is null`),
      WAITING: await expected(`status like 'waiting%' and removed_as is null`),
      SOLVED: 0,
      SPAM: 0,
      BIN: 0,
    });
    const { tierCounts } = await agentA.must('{ tierCounts { tier { id level } department { id } open unassigned capped } }');
    expect(tierCounts.map(({ department, tier }: { department: { id: string }; tier: { level: number } }) => [department.id, tier.level])).toEqual([1, 2, 3].map((level) => [server.people.departmentA, level]));
    expect(tierCounts[0]).toMatchObject({ open: await expected(open_), unassigned: await expected(`${open_} and assignee_id is null`), capped: false });
    const atTier = `query ($tier: ID) { queue(view: OPEN, tierId: $tier, first: 100) { edges { node { id } } } }`;
    expect((await agentA.must(atTier, { tier: tierCounts[0].tier.id })).queue.edges).toHaveLength(tierCounts[0].open);
    expect((await agentA.must(atTier, { tier: tierCounts[1].tier.id })).queue.edges).toEqual([]);
    expect((await agentB.must(atTier, { tier: tierCounts[0].tier.id })).queue.edges).toEqual([]);
  });

  it('counts what nobody has at a tier in an index of its own', async () => {
    await server.rows('set enable_seqscan = off');
    const plan = await server.rows<{ 'QUERY PLAN': string }>(`explain select from ticket where tier_id = '${server.people.departmentA}' and status not in ('solved', 'closed') and removed_as is null and assignee_id is null limit 1001`);
    const text = plan.map((row) => row['QUERY PLAN']).join('\n');
    expect(text).toContain('ticket_unassigned_tier');
    expect(text).not.toContain('Filter');
  });

  it('opens a follow-up for what a requester says on a closed ticket, linked to it', async () => {
    const { ticketId } = await open();
    await server.rows(`update ticket set status = 'closed' where id = $1`, [ticketId]);
    expect(await commands().execute(server.system, addMessage, { ticketId, visibility: 'public', body: 'x' })).toMatchObject({ ok: false, failure: { code: 'TICKET_CLOSED' } });
    const custV = await server.as('custV');
    const { addReply } = await custV.must(`mutation ($input: AddReplyInput!) { addReply(input: $input) { __typename ... on Ticket { id number progress mine } } }`, { input: { ticketId, body: 'It burns again.' } });
    expect(addReply).toMatchObject({ __typename: 'Ticket', progress: 'IN_PROGRESS', mine: true });
    expect(addReply.id).not.toBe(ticketId);
    expect(await server.rows('select follow_up_of_id, subject, status from ticket where id = $1', [addReply.id])).toEqual([{ follow_up_of_id: ticketId, subject: 'Printer', status: 'new' }]);
    expect(await server.rows(`select facts from event where type = 'ticket.follow_up_opened'`)).toEqual([{ facts: { ticketId, followUpId: addReply.id } }]);
  });

  it('goes on in the follow-up under way, until that is closed too', async () => {
    const { ticketId } = await open();
    const custV = await server.as('custV');
    const say = async (body: string): Promise<string> => (await custV.must(`mutation ($input: AddReplyInput!) { addReply(input: $input) { ... on Ticket { id } } }`, { input: { ticketId, body } })).addReply.id;
    const close = (id: string) => server.rows(`update ticket set status = 'closed' where id = $1`, [id]);
    await close(ticketId);
    const first = await say('It burns again.');
    await server.rows(`update ticket set status = 'waiting_for_requester' where id = $1`, [first]);
    expect(await say('It still burns.')).toBe(first);
    expect(await server.rows('select status, (select count(*)::int from message where ticket_id = ticket.id) as messages from ticket where id = $1', [first])).toEqual([{ status: 'open', messages: 2 }]);
    expect(await server.rows(`select ticket_id from outbound_message where kind = 'acknowledgement' and ticket_id = $1`, [first])).toHaveLength(1);
    await close(first);
    expect([ticketId, first]).not.toContain(await say('Once more.'));
  });
});
