import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Blobs, Commands, Database } from '@meja/plugin-sdk/server/kernel';
import { Inbound } from '@meja/plugin-sdk/server/ticket';
import { addressOf, createTestServer, invitePeople, password, TestClient, until, type People, type TestServer } from '@meja/testing';
import type { Workspace } from '@meja/plugin-sdk/server/kernel';
import { systemContext, ThreadTokens } from '@meja/core/testing';
import { Readable } from 'node:stream';
import { diary, diaryPlugin, writeNote } from '../events/testing/diary-plugin.js';
import { textPlugin } from '../../modules/ticket/testing/text-channel.js';
import { textMessage, twoTickets, type TwoTickets } from '../../modules/ticket/testing/two-tickets.js';

const ticket = 'query ($id: ID!) { ticket(id: $id) { id } }';
const createTicket = 'mutation ($input: CreateTicketInput!) { createTicket(input: $input) { ... on Ticket { id } ... on Failure { code } } }';

describe('what belongs to workspace A', () => {
  let server: TestServer;
  let b: Workspace;
  let peopleOfB: People;
  let ofA: TwoTickets;
  let inA: TestClient;
  let inB: TestClient;

  beforeAll(async () => {
    server = await createTestServer({ plugins: [diaryPlugin({}), textPlugin({})] });
    // The workspace under test answers to the numeric address, B to the name.
    b = await server.createWorkspace({ slug: 'beta', name: 'Beta', hosts: ['localhost'], demo: false });
    peopleOfB = await invitePeople(server, b);
    ofA = await twoTickets(server);
    inA = await server.as('agentA');
    inB = new TestClient(server.address.replace('127.0.0.1', 'localhost'), 'agent');
    await inB.signIn(addressOf('agentA'), password);
  });
  afterAll(() => server.stop());

  const throughB = async (client: TestClient, path: string) => fetch(`${inB.address}${path}`, { headers: { cookie: client.cookie } });
  const tokens = () => server.app.get(ThreadTokens, { strict: false });

  it('is not found in B: a session', async () => {
    const stolen = await fetch(`${inB.address}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', cookie: inA.cookie }, body: JSON.stringify({ query: '{ viewer { id } }' }) });
    expect(await stolen.json()).toEqual({ data: { viewer: null } });
    expect((await inB.must('{ viewer { workspaceName } }')).viewer.workspaceName).toBe('Beta');
  });

  it('is not found in B: a ticket, under its id or its number', async () => {
    expect((await inA.must(ticket, { id: ofA.t1.id })).ticket).not.toBeNull();
    expect((await inB.must(ticket, { id: ofA.t1.id })).ticket).toBeNull();
    expect((await inB.must('query ($n: String!) { ticketByNumber(number: $n) { id } }', { n: ofA.t1.number })).ticketByNumber).toBeNull();
  });

  it('is not found in B: an idempotency key and its cached answer', async () => {
    const input = (departmentId: string) => ({ input: { departmentId, subject: 's', body: 'b', requesterEmail: 'ann@example.org' } });
    const first = await inA.must(createTicket, input(server.people.departmentA), { idempotencyKey: 'the-same-key' });
    const second = await inB.must(createTicket, input(peopleOfB.departmentA), { idempotencyKey: 'the-same-key' });
    expect(second.createTicket.id).toBeDefined();
    expect(second.createTicket.id).not.toBe(first.createTicket.id);
  });

  it('is not found in B: a blob, and the token of a download', async () => {
    const blobs = server.app.get(Blobs, { strict: false });
    const { sha256 } = await server.app.get(Database, { strict: false }).transaction(server.system, (ctx) => blobs.put(ctx, Readable.from([Buffer.from('only in A')])));
    expect(await blobs.open(server.system, sha256)).not.toBeNull();
    expect(await blobs.open(systemContext(b, 'spec'), sha256)).toBeNull();
    const { ticket: found } = await inA.must('query ($id: ID!) { ticket(id: $id) { timeline { edges { node { ... on Message { attachments { downloadPath } } } } } } }', { id: ofA.t1.id });
    const path = found.timeline.edges[0].node.attachments[0].downloadPath;
    expect((await inA.fetch(path)).status).toBe(200);
    expect((await throughB(inA, path)).status).toBe(404);
    expect((await throughB(inB, path)).status).toBe(404);
  });

  it('is not found in B: a reply by a token of A opens a ticket of its own', async () => {
    const token = tokens().mint(server.system, ofA.t1.id, addressOf('custV'));
    const bytes = textMessage(addressOf('custV'), { references: [`${token}@meja`], files: [] });
    const inbound = server.app.get(Inbound, { strict: false });
    const there = await inbound.accept(systemContext(b, 'text'), 'text', bytes);
    expect(there).toMatchObject({ outcome: 'created' });
    expect(await inbound.accept(server.system, 'text', bytes)).toMatchObject({ outcome: 'added', ticketId: ofA.t1.id });
  });

  it('is not found in B: an event on a subscription', async () => {
    const followed = inB.follow('subscription { ticketsChanged { tickets { id } } }');
    const own = inA.follow('subscription { ticketsChanged { tickets { id } } }');
    const openInB = () => inB.must(createTicket, { input: { departmentId: peopleOfB.departmentA, subject: 's', body: 'b', requesterEmail: 'ann@example.org' } });
    await followed.hears(openInB);
    await own.hears(() => inA.must('mutation ($input: AddMessageInput!) { addMessage(input: $input) { __typename } }', { input: { ticketId: ofA.t1.id, visibility: 'INTERNAL', body: 'x' } }));
    const { createTicket: later } = await openInB();
    await until(() => JSON.stringify(followed.events).includes(later.id), 'a later frame in B');
    expect(JSON.stringify(followed.events)).not.toContain(ofA.t1.id);
    await Promise.all([followed.stop(), own.stop()]);
  });

  it('runs its jobs in A, those of B in B', async () => {
    const commands = server.app.get(Commands, { strict: false });
    await commands.execute(server.system, writeNote, { word: 'a', fail: false });
    await commands.execute(systemContext(b, 'spec'), writeNote, { word: 'b', fail: false });
    await until(() => diary.done.length === 2, 'both jobs');
    expect(diary.done.toSorted()).toEqual(['beta:b', 'main:a']);
  });

  it('is not found by the command line under another name', async () => {
    expect(await server.workspace('nobody')).toBeNull();
    expect((await server.workspace('beta'))?.id).toBe(b.id);
  });

  it('is not reached by a query that names no workspace', async () => {
    const base: unknown = Reflect.get(server.app.get(Database, { strict: false }), 'base');
    if (!(base instanceof DataSource)) throw new Error('The database has no base data source.');
    await expect(base.query('select 1')).rejects.toThrow('outside a workspace');
    const somewhere = { ...server.system, workspace: { id: 'x', slug: 'nowhere', name: '' } };
    await expect(server.app.get(Database, { strict: false }).repo(somewhere, 'Ticket').count()).rejects.toThrow('does not exist');
  });
});
