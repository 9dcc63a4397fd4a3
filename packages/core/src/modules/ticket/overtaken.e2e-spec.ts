import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { definePlugin, field } from '@meja/plugin-sdk/server/kernel';
import { aTicket, createTestServer, type Json, type TestClient, type TestServer } from '@meja/testing';
import * as v from 'valibot';

const sentence = '__typename ... on Ticket { id version status assignee { id } } ... on Failure { code params message }';
const solution = { symptom: 'No paper came out.', cause: 'The tray was empty.', steps: 'Fill the tray.' };
const floors = definePlugin({
  id: 'floors',
  version: '1.0.0',
  engine: '^0.1.0',
  options: v.strictObject({}),
  contribute: () => ({ customFields: { Ticket: [field.text('floor', { label: 'Floor' }), field.text('room', { label: 'Room' })] } }),
});

describe('a change that somebody else overtook', () => {
  let server: TestServer;
  let agentA: TestClient;
  let agentA2: TestClient;
  let admin: TestClient;

  beforeAll(async () => {
    server = await createTestServer({ plugins: [floors({})], role: 'api' });
    [agentA, agentA2, admin] = await Promise.all([server.as('agentA'), server.as('agentA2'), server.as('admin')]);
  });
  afterAll(() => server.stop());

  const act = async (client: TestClient, name: string, input: object, options: { idempotencyKey?: string } = {}): Promise<Json> => {
    const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`.replace(/^(Bin|Destroy|Restore)Ticket/, 'RemoveTicket');
    const { data, errors } = await client.ask(`mutation ($input: ${type}!) { ${name}(input: $input) { ${sentence.replace(name === 'destroyTicket' ? /\.\.\. on Ticket \{.*?\} \}/ : /$^/, '')} } }`, { input }, options);
    return errors[0]?.extensions['code'] ?? data[name];
  };
  const open = async () => {
    const ticketId = await aTicket(server, { subject: 'Printer' });
    return { ticketId, version: (await agentA.must('query ($id: ID!) { ticket(id: $id) { version } }', { id: ticketId })).ticket.version as number };
  };

  it('R30 takes no ticket from who took it meanwhile, and says who did', async () => {
    const { ticketId, version } = await open();
    const { agentA: a, agentA2: a2 } = server.people.ids;
    expect(await act(agentA, 'assignTicket', { ticketId, version, assigneeId: a })).toMatchObject({ __typename: 'Ticket', assignee: { id: a } });
    const late = await act(agentA2, 'assignTicket', { ticketId, version, assigneeId: a2 });
    expect(late).toMatchObject({ __typename: 'EditConflict', params: { conflicts: [{ field: 'assigneeId', yours: a2, theirs: a, by: 'agentA Person' }] } });
    expect(await server.rows('select assignee_id from ticket where id = $1', [ticketId])).toEqual([{ assignee_id: a }]);
    expect(await act(agentA2, 'assignTicket', { ticketId, version: late.params.version, assigneeId: a2 })).toMatchObject({ assignee: { id: a2 } });
  });

  it('R30 goes to one of twenty who take it at once', async () => {
    const { ticketId, version } = await open();
    const { agentA: a, agentA2: a2 } = server.people.ids;
    const takers = Array.from({ length: 20 }, (_, i) => (i % 2 ? { client: agentA, assigneeId: a } : { client: agentA2, assigneeId: a2 }));
    const answers = await Promise.all(takers.map(({ client, assigneeId }) => act(client, 'assignTicket', { ticketId, version, assigneeId })));
    expect(new Set(answers.flatMap((answer) => answer.assignee?.id ?? [])).size).toBe(1);
    expect(answers.filter(({ __typename }) => __typename === 'EditConflict')).toHaveLength(10);
  });

  it('R30 sets no status over a solution the writer has not seen, and sends nothing then', async () => {
    const { ticketId, version } = await open();
    expect((await act(agentA, 'solveTicket', { ticketId, solution })).__typename).toBe('Ticket');
    const before = await server.rows('select count(*)::int as n from message where ticket_id = $1', [ticketId]);
    const late = await act(agentA2, 'addMessage', { ticketId, version, visibility: 'PUBLIC', body: 'Which floor?', thenStatus: 'WAITING_FOR_REQUESTER' });
    expect(late).toMatchObject({ __typename: 'EditConflict', params: { conflicts: [{ field: 'status', yours: 'waiting_for_requester', theirs: 'solved', by: 'agentA Person' }] } });
    expect(await server.rows('select count(*)::int as n from message where ticket_id = $1', [ticketId])).toEqual(before);
    expect(await act(agentA2, 'addMessage', { ticketId, version, visibility: 'PUBLIC', body: 'It is the third.' })).toMatchObject({ __typename: 'Ticket', status: 'SOLVED' });
  });

  it('R30 overwrites no field of a plugin, and lets two people set different ones', async () => {
    const { ticketId, version } = await open();
    const set = (client: TestClient, id: string, value: unknown) => act(client, 'setTicketFields', { ticketId, version, fields: [{ id, value }] });
    expect((await set(agentA, 'floor', 'third')).__typename).toBe('Ticket');
    expect(await set(agentA2, 'floor', 'fourth')).toMatchObject({ __typename: 'EditConflict', params: { conflicts: [{ field: 'floor', yours: 'fourth', theirs: 'third', by: 'agentA Person' }] } });
    expect(await set(agentA2, 'floor', null)).toMatchObject({ __typename: 'EditConflict', params: { conflicts: [{ field: 'floor', yours: null, theirs: 'third' }] } });
    expect((await set(agentA2, 'room', '3.14')).__typename).toBe('Ticket');
    expect(await server.rows('select custom_fields from ticket where id = $1', [ticketId])).toEqual([{ custom_fields: { floor: 'third', room: '3.14' } }]);
  });

  it('is refused when it holds what no database can', async () => {
    const { ticketId } = await open();
    expect(await act(agentA, 'setTicketFields', { ticketId, fields: [{ id: 'floor', value: 'a\0b' }] })).toMatchObject({ __typename: 'ValidationFailed' });
  });

  it('is not done to what is closed or out of sight', async () => {
    const { ticketId } = await open();
    const set = () => act(agentA, 'setTicketFields', { ticketId, fields: [{ id: 'floor', value: 'third' }] });
    await act(admin, 'binTicket', { ticketId });
    expect(await set()).toMatchObject({ __typename: 'TicketRemoved' });
    await act(admin, 'restoreTicket', { ticketId });
    await server.rows(`update ticket set status = 'closed' where id = $1`, [ticketId]);
    expect(await set()).toMatchObject({ __typename: 'TicketClosed' });
    expect(await server.rows('select custom_fields from ticket where id = $1', [ticketId])).toEqual([{ custom_fields: {} }]);
  });

  it('R31 answers not found, and no bug, when a call is repeated whose ticket is gone since', async () => {
    const { ticketId } = await open();
    const say = () => act(agentA, 'addMessage', { ticketId, visibility: 'PUBLIC', body: 'Which floor?' }, { idempotencyKey: 'before-it-went' });
    expect((await say()).__typename).toBe('Ticket');
    await act(admin, 'binTicket', { ticketId });
    expect((await act(admin, 'destroyTicket', { ticketId })).__typename).toBe('TicketDestroyed');
    expect(await say()).toMatchObject({ __typename: 'NotFound', code: 'NOT_FOUND' });
  });
});
