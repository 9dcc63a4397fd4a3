import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Commands } from '@meja/plugin-sdk/server/kernel';
import { submitRequest } from '@meja/plugin-sdk/server/ticket';
import { aTicket, createTestServer, until, type TestClient, type TestServer } from '@meja/testing';
import { anonymousContext } from '../../../kernel/context/contexts.js';
import { makeId } from '../../../kernel/context/ids.js';
import { JobQueue, Uploads } from '@meja/core/testing';
import { idOf, TusClient } from './testing/tus.js';

const addMessage = 'mutation ($input: AddMessageInput!) { addMessage(input: $input) { __typename ... on Failure { code } } }';
const addReply = 'mutation ($input: AddReplyInput!) { addReply(input: $input) { __typename ... on Failure { code } } }';
const files = 'query ($id: ID!) { ticket(id: $id) { timeline(first: 100) { edges { node { ... on Message { attachments { name size scan downloadPath } } } } } } }';
const never = '01900000-0000-7000-8000-000000000000';

describe('uploads', () => {
  let server: TestServer;
  let agentA: TestClient;
  let tus: TusClient;
  let ticketId: string;

  beforeAll(async () => {
    server = await createTestServer();
    agentA = await server.as('agentA');
    tus = new TusClient(agentA);
    ticketId = await aTicket(server);
  });
  afterAll(() => server.stop());

  const attach = async (client: TestClient, uploadIds: readonly string[]) => {
    const { addMessage: answer } = await client.must(addMessage, { input: { ticketId, visibility: 'PUBLIC', body: 'See the file.', uploadIds } });
    return answer.code ?? answer.__typename;
  };
  const attached = async (): Promise<{ name: string; size: number; scan: string; downloadPath: string }[]> => {
    await server.settle();
    const { ticket } = await agentA.must(files, { id: ticketId });
    return ticket.timeline.edges.flatMap(({ node }: { node: { attachments?: object[] } }) => node.attachments ?? []);
  };
  const download = async (name: string) => {
    const path = (await attached()).find((file) => file.name === name)?.downloadPath ?? '';
    return Buffer.from(await (await agentA.fetch(path)).arrayBuffer());
  };
  const rowOf = async (id: string) => (await server.rows('select state, received from upload where id = $1', [id]))[0];

  it('become attachments of a message, in the order they are named', async () => {
    const [second, first] = [await tus.whole(Buffer.from('second'), 'b.txt'), await tus.whole(Buffer.from('first'), 'a.txt')];
    expect(await attach(agentA, [first, second])).toBe('Ticket');
    expect((await attached()).map(({ name, size, scan }) => [name, size, scan])).toEqual([['a.txt', 5, 'CLEAN'], ['b.txt', 6, 'CLEAN']]);
    expect(String(await download('a.txt'))).toBe('first');
  });

  it('go on after the connection broke, from what arrived', async () => {
    const all = randomBytes(6_000_000);
    const path = await tus.begun(all.byteLength, 'cut.bin');
    await tus.cut(path, all, { sent: 4_000_000 });
    let offset = 0;
    await until(async () => (offset = await tus.offset(path)) >= 3_000_000, 'what arrived to be counted');
    expect(offset).toBeLessThanOrEqual(4_000_000);
    // Like every client: who is told that more arrived meanwhile looks again.
    await until(async () => (await tus.part(path, offset, all.subarray((offset = await tus.offset(path))))).status === 204, 'the rest to be taken');
    expect(await attach(agentA, [idOf(path)])).toBe('Ticket');
    expect(hashOf(await download('cut.bin'))).toBe(hashOf(all));
  });

  it('take a part only from where they stand, and never more than was announced', async () => {
    const path = await tus.begun(10);
    expect(await tus.part(path, 5, Buffer.from('12345'))).toMatchObject({ status: 409, code: 'UPLOAD_OFFSET' });
    expect((await tus.part(path, 0, Buffer.from('1234'))).headers.get('upload-offset')).toBe('4');
    expect((await tus.part(path, 0, Buffer.from('1234'))).status).toBe(409);
    expect((await tus.part(path, 4, Buffer.from('567890 and more'))).status).toBe(409);
    expect(await tus.offset(path)).toBe(4);
    expect((await tus.part(path, 4, Buffer.from('567890'))).status).toBe(204);
    expect((await tus.part(path, 10, Buffer.from('x'))).status).toBe(409);
  });

  it('are one file when two connections send the same', async () => {
    const all = randomBytes(3_000_000);
    const path = await tus.begun(all.byteLength, 'twice.bin');
    const statuses = (await Promise.all([tus.part(path, 0, all), tus.part(path, 0, all), tus.part(path, 0, all)])).map(({ status }) => status);
    expect(statuses).toContain(204);
    for (const status of statuses) expect([204, 409]).toContain(status);
    expect(await attach(agentA, [idOf(path)])).toBe('Ticket');
    expect(hashOf(await download('twice.bin'))).toBe(hashOf(all));
  });

  it('A48 are attached by nobody but their owner, once, when they are whole', async () => {
    const before = await server.rows('select count(*)::int as n from message');
    const mine = await tus.whole(Buffer.from('mine'));
    const begun = await tus.begun(100);
    const requesters = await new TusClient(await server.as('custV')).whole(Buffer.from('of the requester'));
    const lead = await server.as('admin');
    const refused = [await attach(lead, [mine]), await attach(agentA, [idOf(begun)]), await attach(agentA, [requesters]), await attach(agentA, [never]), await attach(agentA, [mine, mine]), await attach(agentA, [mine, never])];
    expect(new Set(refused)).toEqual(new Set(['NOT_FOUND']));
    expect(await server.rows('select count(*)::int as n from message')).toEqual(before);
    // Refused together with others, it was not used up.
    expect(await attach(agentA, [mine])).toBe('Ticket');
    expect(await attach(agentA, [mine])).toBe('NOT_FOUND');
  });

  it('A48 are one message when two take the same upload at once', async () => {
    const id = await tus.whole(Buffer.from('wanted twice'));
    expect((await Promise.all([attach(agentA, [id]), attach(agentA, [id]), attach(agentA, [id])])).sort()).toEqual(['NOT_FOUND', 'NOT_FOUND', 'Ticket']);
  });

  it('A48 are not there for anybody else: not to look at, not to go on, not to take away', async () => {
    const path = await tus.begun(10);
    for (const name of ['agentB', 'admin'] as const) {
      const other = new TusClient(await server.as(name));
      expect([(await other.send(path, 'HEAD')).status, (await other.part(path, 0, Buffer.from('x'))).status, (await other.send(path, 'DELETE')).status]).toEqual([404, 404, 404]);
    }
    const portal = new TusClient(await server.as('custV'));
    expect((await portal.send(`${portal.root}/${idOf(path)}`, 'HEAD')).status).toBe(404);
    for (const id of ['nonsense', never, '..%2f..%2fetc']) expect((await tus.send(`${tus.root}/${id}`, 'HEAD')).status).toBe(404);
    const visitor = new TusClient(server.visitor('agent'));
    expect([(await visitor.begin(1)).code, (await visitor.part(path, 0, Buffer.from('x'))).code]).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED']);
    expect(await rowOf(idOf(path))).toEqual({ state: 'uploading', received: 0 });
  });

  it('A48 are not sent by a page of somebody else', async () => {
    for (const headers of [{ origin: 'https://evil.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }]) expect(await tus.begin(1, 'x', headers as Record<string, string>)).toMatchObject({ status: 403, code: 'FOREIGN_ORIGIN' });
    expect((await tus.begin(1, 'x', { origin: server.address })).status).toBe(201);
  });

  it('A48 end at 50 files and 100 MB an hour', async () => {
    const many = new TusClient(await server.as('agentB'));
    for (let n = 0; n < 50; n++) expect((await many.begin(1)).status).toBe(201);
    const refused = await many.begin(1);
    expect(refused).toMatchObject({ status: 429, code: 'UPLOAD_QUOTA' });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(3_000);
    const heavy = new TusClient(await server.as('agentA2'));
    const statuses = (await Promise.all(Array.from({ length: 6 }, () => heavy.begin(25_000_000)))).map(({ status }) => status).sort();
    expect(statuses).toEqual([201, 201, 201, 201, 429, 429]);
    server.clock.advance('61m');
    expect([(await many.begin(1)).status, (await heavy.begin(25_000_000)).status]).toEqual([201, 201]);
  });

  it('are refused before a byte of them comes when they are too large, empty or of unknown size', async () => {
    expect(await tus.begin(25_000_001)).toMatchObject({ status: 413, code: 'UPLOAD_TOO_LARGE' });
    expect((await tus.send(tus.root, 'OPTIONS')).headers.get('tus-max-size')).toBe('25000000');
    expect((await tus.begin(0)).code).toBe('BAD_REQUEST');
    expect((await tus.send(tus.root, 'POST', { headers: { 'upload-defer-length': '1' } })).code).toBe('BAD_REQUEST');
    expect(await tus.send(tus.root, 'POST', { headers: { 'tus-resumable': '0.2.2', 'upload-length': '1' } })).toMatchObject({ status: 412, code: 'UPLOAD_VERSION' });
  });

  it('are taken away by their owner, and forgotten after a day; what was attached stays', async () => {
    const [removed, kept, half] = [await tus.begun(10), await tus.whole(Buffer.from('kept'), 'kept.txt'), await tus.begun(10)];
    await tus.part(half, 0, Buffer.from('half'));
    expect((await tus.send(removed, 'DELETE')).status).toBe(204);
    expect((await tus.part(removed, 0, Buffer.from('x'))).status).toBe(404);
    const stale = await tus.whole(Buffer.from('never attached'));
    expect(await attach(agentA, [kept])).toBe('Ticket');
    await server.rows(`update upload set created_at = created_at - interval '25 hours' where id = any($1)`, [[idOf(removed), kept, idOf(half), stale]]);
    expect([(await tus.send(half, 'HEAD')).status, await attach(agentA, [stale])]).toEqual([404, 'NOT_FOUND']);
    await server.app.get(JobQueue, { strict: false }).insert('job', [{ id: makeId(), workspaceId: server.main.id, target: 'uploads.forget', input: {} }]);
    await server.settle();
    expect(await server.rows('select id from upload where id = any($1)', [[idOf(removed), kept, idOf(half), stale]])).toEqual([]);
    expect(String(await download('kept.txt'))).toBe('kept');
  });

  it('reach the helpdesk from the help centre, also with the plain form of a stranger, within what a stranger may send', async () => {
    const custV = await server.as('custV');
    const uploadIds = [await new TusClient(custV).whole(Buffer.from('from the portal'), 'portal.txt')];
    expect((await custV.must(addReply, { input: { ticketId, body: 'Here.', uploadIds } })).addReply.__typename).toBe('Ticket');
    expect(String(await download('portal.txt'))).toBe('from the portal');

    const stranger = anonymousContext('portal', { workspace: server.main, locale: 'en', requestId: 'spec' });
    const form = (...sizes: number[]) => server.app.get(Uploads, { strict: false }).fromForm(stranger, '203.0.113.9', (async function* () {
      for (const size of sizes) yield { name: `${size}.bin`, mediaType: 'x/y', bytes: Readable.from([Buffer.alloc(size, 'x')]) };
    })());
    const kept = await form(3, 0, 4);
    if (!kept.ok) throw new Error(kept.failure.code);
    expect(kept.value.uploadIds).toHaveLength(2);
    const ask = (ids: readonly string[]) => server.app.get(Commands, { strict: false }).execute(stranger, submitRequest, { departmentId: server.people.departmentA, subject: 's', body: 'b', email: 'new@example.org', uploadIds: [...ids] });
    expect((await ask(kept.value.uploadIds)).ok).toBe(true);
    expect(await ask(kept.value.uploadIds)).toMatchObject({ ok: false, failure: { code: 'NOT_FOUND' } });
    expect(await ask([await tus.whole(Buffer.from('of an agent'))])).toMatchObject({ ok: false, failure: { code: 'NOT_FOUND' } });
    expect(await form(1, 1, 1, 1, 1, 1)).toMatchObject({ ok: false, failure: { code: 'VALIDATION_FAILED' } });
    expect(await form(6_000_000, 6_000_000)).toMatchObject({ ok: false, failure: { code: 'VALIDATION_FAILED' } });
    for (let n = 0; n < 17; n++) expect((await form(1)).ok).toBe(true);
    expect(await form(1)).toMatchObject({ ok: false, failure: { code: 'TOO_MANY_ATTEMPTS' } });
  });

  it('I4 leave no attachment without its blob', async () => {
    expect(await server.rows('select a.id from attachment a left join blob b on b.sha256 = a.blob_sha256 and b.size = a.size where b.sha256 is null')).toEqual([]);
    expect(await server.rows(`select id from upload where state in ('finished', 'used') and blob_sha256 is null`)).toEqual([]);
  });
});

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
