import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aTicket, createTestServer, until, type Followed, type TestClient, type TestServer } from '@meja/testing';
import { textPlugin } from './testing/text-channel.js';
import { canaries, twoTickets, type TwoTickets } from './testing/two-tickets.js';

const everything = `query ($id: ID!) { ticket(id: $id) { id number subject requester { name email } timeline(first: 100) { edges { node {
  __typename ... on Message { bodyHtml bodyText visibility attachments { id name size scan downloadPath } } ... on TimelineEvent { facts } } } } } }`;
const myTicket = `query ($id: ID!) { myTicket(id: $id) { id subject progress updatedAt helperName messages(first: 100) { edges { node { bodyText bodyHtml authorName attachments { name downloadPath } } } pageInfo { hasNextPage } } } }`;
const addNote = 'mutation ($input: AddMessageInput!) { addMessage(input: $input) { __typename ... on Failure { code message } } }';
const never = '01900000-0000-7000-8000-000000000000';

describe('what a ticket keeps to itself', () => {
  let server: TestServer;
  let tickets: TwoTickets;
  let agentA: TestClient;
  let agentB: TestClient;
  let custV: TestClient;
  let cust2: TestClient;

  beforeAll(async () => {
    server = await createTestServer({ plugins: [textPlugin({})] });
    tickets = await twoTickets(server);
    [agentA, agentB, custV, cust2] = await Promise.all([server.as('agentA'), server.as('agentB'), server.as('custV'), server.as('cust2')]);
  });
  afterAll(() => server.stop());

  /** One more ticket of custV in department A. */
  const another = () => aTicket(server, { subject: 'Another' });
  const downloadPath = async (client: TestClient): Promise<string> => {
    const { ticket } = await client.must(everything, { id: tickets.t1.id });
    return ticket.timeline.edges.flatMap(({ node }: { node: { attachments?: { downloadPath: string }[] } }) => node.attachments ?? [])[0].downloadPath;
  };

  it('A26 answers alike for a foreign ticket, an unknown id and a malformed one', async () => {
    for (const id of [tickets.t2.id, never, 'not-an-id', "' or 1=1 --"]) {
      const { text, data } = await agentA.ask(everything, { id });
      expect(data).toEqual({ ticket: null });
      expect(text).not.toContain('canary');
    }
    expect((await agentA.must('query ($n: String!) { ticketByNumber(number: $n) { id } }', { n: tickets.t2.number })).ticketByNumber).toBeNull();
    expect((await agentB.must('query ($n: String!) { ticketByNumber(number: $n) { id } }', { n: tickets.t2.number })).ticketByNumber.id).toBe(tickets.t2.id);
    const { queue } = await agentA.must('{ queue(view: OPEN, first: 100) { edges { node { id } } } }');
    expect(queue.edges.map(({ node }: { node: { id: string } }) => node.id)).toEqual([tickets.t1.id]);
    expect((await cust2.must(myTicket, { id: tickets.t1.id })).myTicket).toBeNull();
  });

  it('A26 refuses to write on a foreign ticket as if it did not exist, and writes nothing', async () => {
    const before = await server.rows('select count(*)::int as n from message');
    const outcome = (ticketId: string) => agentA.must(addNote, { input: { ticketId, visibility: 'INTERNAL', body: 'hello' } });
    const foreign = await outcome(tickets.t2.id);
    expect(foreign).toEqual(await outcome(never));
    expect(foreign.addMessage).toMatchObject({ __typename: 'NotFound', code: 'NOT_FOUND' });
    expect((await outcome('nonsense')).addMessage.code).toBe('VALIDATION_FAILED');
    expect(await server.rows('select count(*)::int as n from message')).toEqual(before);
  });

  it('A28 counts only what the caller may see', async () => {
    const { queueCounts } = await agentA.must('{ queueCounts { view count capped } }');
    expect(queueCounts).toContainEqual({ view: 'OPEN', count: 1, capped: false });
    const elsewhere = await agentA.must('query ($d: ID) { queueCounts(departmentId: $d) { view count } }', { d: server.people.departmentB });
    expect(elsewhere.queueCounts.every(({ count }: { count: number }) => count === 0)).toBe(true);
  });

  it('A30 shows a requester no note: not its words, its number, its time or its file', async () => {
    const before = await custV.must(myTicket, { id: tickets.t1.id });
    await agentA.must(addNote, { input: { ticketId: tickets.t1.id, visibility: 'INTERNAL', body: canaries.t1Note } });
    const after = await custV.ask(myTicket, { id: tickets.t1.id });
    expect(after.data).toEqual({ ...before, myTicket: { ...before.myTicket, messages: expect.anything() } });
    expect(after.data.myTicket.messages.edges).toHaveLength(1);
    expect(after.text).toContain(canaries.t1Public);
    expect(after.text).not.toContain(canaries.t1Note);
    const list = await custV.ask('{ myTickets { edges { node { id updatedAt messages { edges { node { bodyText } } } } } } }');
    expect(list.text).not.toContain(canaries.t1Note);
  });

  it('A34 tells a requester nothing of a note, not even an empty frame, and tells of a reply', async () => {
    const followed = custV.follow('subscription { myTicketsChanged { ticketIds } }');
    const agents = agentA.follow('subscription { ticketsChanged { tickets { id } } }');
    const foreign = agentB.follow('subscription { ticketsChanged { tickets { id } } }');
    const say = (client: TestClient, ticketId: string, visibility: 'PUBLIC' | 'INTERNAL') => client.must(addNote, { input: { ticketId, visibility, body: canaries.t1Note } });
    const told = (stream: Followed) => JSON.stringify(stream.events);
    const [before, after] = [await another(), await another()];
    await followed.hears(() => say(agentA, before, 'PUBLIC'));
    await agents.hears(() => say(agentA, before, 'INTERNAL'));
    await foreign.hears(() => say(agentB, tickets.t2.id, 'INTERNAL'));
    await say(agentA, tickets.t1.id, 'INTERNAL');
    await until(() => told(agents).includes(tickets.t1.id), 'the frame for agents');
    // Frames come in order: when that of something later is there, none is left of the note.
    await say(agentA, after, 'PUBLIC');
    await until(() => told(followed).includes(after), 'the frame of a later reply');
    expect(told(followed)).not.toContain(tickets.t1.id);
    await say(agentA, tickets.t1.id, 'PUBLIC');
    await until(() => told(followed).includes(tickets.t1.id), 'the frame for the requester');
    expect(followed.events.every(({ myTicketsChanged }) => myTicketsChanged.ticketIds.length > 0)).toBe(true);
    const frames = foreign.events.length;
    await say(agentB, tickets.t2.id, 'INTERNAL');
    await until(() => foreign.events.length > frames, 'a later frame in the other department');
    for (const id of [tickets.t1.id, before, after]) expect(told(foreign)).not.toContain(id);
    await Promise.all([followed.stop(), agents.stop(), foreign.stop()]);
  });

  it('A38 takes no field that is not in the input, and no field of a plugin that nobody defined', async () => {
    const smuggled = await agentA.ask(addNote, { input: { ticketId: tickets.t1.id, visibility: 'INTERNAL', body: 'x', authorId: server.people.ids.admin, version: 99 } });
    expect(smuggled.errors[0]?.extensions['code']).toBe('BAD_USER_INPUT');
    const before = await server.rows('select custom_fields, version from ticket where id = $1', [tickets.t1.id]);
    const set = (id: string) => agentA.must('mutation ($input: SetTicketFieldsInput!) { setTicketFields(input: $input) { __typename } }', { input: { ticketId: tickets.t1.id, fields: [{ id, value: 1 }] } });
    for (const id of ['status', 'requester_id', 'toString']) expect((await set(id)).setTicketFields.__typename).toBe('ValidationFailed');
    for (const id of ['__proto__', 'constructor', 'prototype']) await set(id);
    expect(await server.rows('select custom_fields, version from ticket where id = $1', [tickets.t1.id])).toEqual(before);
  });

  it('A74 is not poisoned by __proto__ in variables', async () => {
    const body = `{"query":"query ($id: ID!) { ticket(id: $id) { id } }","variables":{"id":"x","__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}}}}`;
    await agentA.fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
    expect((await agentA.must('{ viewer { permissions } }')).viewer.permissions).not.toContain('user.manage');
  });

  it('A04 hands out a file to be saved, never shown, under headers that let it do nothing', async () => {
    const response = await agentA.fetch(await downloadPath(agentA));
    expect(response.status).toBe(200);
    expect(await response.text()).toContain(canaries.t1File);
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''/);
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-security-policy')).toBe(`sandbox; default-src 'none'`);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('A47 gives a download path to one person for a quarter of an hour', async () => {
    const path = await downloadPath(agentA);
    const status = async (client: TestClient, at = path) => (await client.fetch(at)).status;
    expect(path.split('.').at(-1)).toHaveLength(22);
    expect(await status(agentA)).toBe(200);
    for (const stranger of [agentB, cust2, custV, server.visitor('agent')]) expect(await status(stranger)).toBe(404);
    expect(await status(agentA, `${path.slice(0, -2)}${path.endsWith('AA') ? 'BA' : 'AA'}`)).toBe(404);
    expect(await status(agentA, '/files/nonsense')).toBe(404);
    const own = path.replace(/^\/files\//, '').split('.')[0] ?? '';
    expect(await status(agentA, `/files/${own}.AAAAAAAAAAAAAAAAAAAAAA`)).toBe(404);
    server.clock.advance('16m');
    expect(await status(agentA)).toBe(404);
  });

  it('keeps a file from everybody until the scan found it clean', async () => {
    await server.rows(`update blob set scan = 'refused'`);
    const { ticket } = await agentA.must(everything, { id: tickets.t1.id });
    const [file] = ticket.timeline.edges.flatMap(({ node }: { node: { attachments?: object[] } }) => node.attachments ?? []);
    expect(file).toMatchObject({ scan: 'REFUSED', downloadPath: null });
    await server.rows(`update blob set scan = 'clean'`);
  });

  it('A86 logs neither passwords nor cookies nor the words of messages', async () => {
    await server.visitor('agent').ask('mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }', { input: { email: 'x@y.example', password: 'canary-password\nlevel=error forged' } });
    await agentA.ask('{ nonsense }', {}, { headers: { 'x-forwarded-for': '1.1.1.1\r\nforged'.replace(/[\r\n]/g, ' ') } });
    const logged = JSON.stringify(server.log.entries);
    expect(logged).not.toContain('canary');
    expect(logged).not.toContain('meja_agent');
  });
});
