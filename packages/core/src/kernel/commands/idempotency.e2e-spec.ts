import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Commands } from '@meja/plugin-sdk/server/kernel';
import { createTestServer, type TestClient, type TestServer } from '@meja/testing';
import { diary, diaryPlugin, writeNote } from '../events/testing/diary-plugin.js';

const createTicket = `mutation ($input: CreateTicketInput!) { createTicket(input: $input) { __typename ... on Ticket { id number } ... on Failure { code message } } }`;

describe('an idempotency key', () => {
  let server: TestServer;
  let agent: TestClient;

  beforeAll(async () => {
    server = await createTestServer({ plugins: [diaryPlugin({})] });
    agent = await server.as('agentA');
  });
  afterAll(() => server.stop());
  beforeEach(() => diary.forget());

  const input = (subject: string) => ({ input: { departmentId: server.people.departmentA, subject, body: 'b', requesterEmail: 'ann@example.org' } });
  const open = async (subject: string, idempotencyKey: string, client = agent) => (await client.must(createTicket, input(subject), { idempotencyKey })).createTicket;
  const ticketsCalled = async (subject: string) => (await server.rows('select from ticket where subject = $1', [subject])).length;

  it('R31 has one effect and one answer for twenty calls at once and all that follow', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => open('twenty', 'key-twenty-1')));
    const made = answers.filter(({ __typename }) => __typename === 'Ticket');
    const waiting = answers.filter(({ __typename }) => __typename === 'IdempotencyConflict');
    expect(made.length + waiting.length).toBe(20);
    expect(made.length).toBeGreaterThan(0);
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    expect(new Set(waiting.map(({ code }) => code))).toEqual(waiting.length > 0 ? new Set(['IN_PROGRESS']) : new Set());
    expect((await open('twenty', 'key-twenty-1')).id).toBe(made[0].id);
    expect(await ticketsCalled('twenty')).toBe(1);
  });

  it('R31 refuses another input, and belongs to one person and one command', async () => {
    const first = await open('mine', 'key-belongs-1');
    expect(await open('something else', 'key-belongs-1')).toMatchObject({ __typename: 'IdempotencyConflict', code: 'KEY_REUSED' });
    const other = await open('mine', 'key-belongs-1', await server.as('agentA2'));
    expect(other.id).not.toBe(first.id);
    const nonsense = await agent.ask(createTicket, input('x'), { idempotencyKey: 'short' });
    expect(nonsense.errors[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  });

  it('R31 is forgotten after a day', async () => {
    const first = await open('daily', 'key-daily-1');
    await server.rows(`update idempotency_key set created_at = now() - interval '25 hours'`);
    expect((await open('daily', 'key-daily-1')).id).not.toBe(first.id);
  });

  it('R31 keeps a refusal as its answer, and nothing of what failed', async () => {
    const commands = server.app.get(Commands, { strict: false });
    const failing = commands.execute(server.system, writeNote, { word: 'w', fail: true }, { idempotencyKey: 'key-failing' });
    await expect(failing).rejects.toThrow('a bug');
    const again = await commands.execute(server.system, writeNote, { word: 'w', fail: true }, { idempotencyKey: 'key-failing' }).catch((error: Error) => error.message);
    expect(again).toContain('a bug');
    const nowhere = { input: { ...input('refused').input, departmentId: server.people.departmentB } };
    expect((await agent.must(createTicket, nowhere, { idempotencyKey: 'key-refused' })).createTicket.code).toBe('NOT_FOUND');
    expect((await agent.must(createTicket, nowhere, { idempotencyKey: 'key-refused' })).createTicket.code).toBe('NOT_FOUND');
    expect(await ticketsCalled('refused')).toBe(0);
  });

  it('R31 holds across nodes', async () => {
    const second = await createTestServer({ plugins: [diaryPlugin({})], beside: server, role: 'api' });
    try {
      const there = await second.as('agentA');
      const answers = await Promise.all([open('nodes', 'key-nodes-1'), open('nodes', 'key-nodes-1', there), open('nodes', 'key-nodes-1'), open('nodes', 'key-nodes-1', there)]);
      expect(new Set(answers.filter(({ __typename }) => __typename === 'Ticket').map(({ id }) => id)).size).toBe(1);
      expect(await ticketsCalled('nodes')).toBe(1);
    } finally {
      await second.stop();
    }
  });
});
