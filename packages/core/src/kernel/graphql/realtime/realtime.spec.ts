import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '@meja/testing/until';
import { openDoors, type Doors } from '../testing/doors.js';
import { aWhile, Socket } from '../testing/socket.js';

let doors: Doors;
beforeAll(async () => (doors = await openDoors()));
afterAll(() => doors.close());
const opened: Socket[] = [];
afterEach(async () => {
  opened.splice(0).forEach((socket) => socket.end());
  await following(0);
});
const open = async (path: string, token: string, headers?: Record<string, string>) => {
  const socket = await Socket.open(doors.base, path, token, headers);
  opened.push(socket);
  return socket;
};
const raw = (path: string, headers?: Record<string, string>) => {
  const socket = new Socket(doors.base, path, headers);
  opened.push(socket);
  return socket;
};
const changes = 'subscription{booksChanged{ids}}';
const committed = (...eventIds: string[]) => doors.world.notice('events', { workspaceId: 'w1', eventIds });
const following = (count: number) => until(() => doors.followers() === count);

describe('a subscription', () => {
  it('tells what changed to agents and requesters, each through their own API', async () => {
    const agent = await open('/graphql', 'agent-token');
    const requester = await open('/portal/graphql', 'requester-token');
    agent.subscribe('1', changes);
    requester.subscribe('1', 'subscription{myBooksChanged{ids}}');
    await following(2);
    committed('e1');
    await until(() => agent.of('next').length > 0 && requester.of('next').length > 0);
    expect(agent.of('next')[0]?.payload).toEqual({ data: { booksChanged: { ids: ['e1'] } } });
    expect(requester.of('next')[0]?.payload).toEqual({ data: { myBooksChanged: { ids: ['e1'] } } });
  });

  it('ends with the socket and with its own complete, and leaves nothing behind', async () => {
    const agent = await open('/graphql', 'agent-token');
    agent.subscribe('1', changes);
    await following(1);
    agent.send({ id: '1', type: 'complete' });
    await following(0);
    committed('e2');
    await aWhile();
    expect(agent.of('next')).toEqual([]);
    agent.subscribe('1', changes);
    await following(1);
    committed('e3');
    await until(() => agent.of('next').length === 1);
    agent.end();
    await following(0);
    let reads = 0;
    doors.books.changed = async (_ctx, ids) => ((reads += 1), ids.map((id) => ({ id })));
    committed('e4');
    await aWhile();
    expect(reads).toBe(0);
  });
});

describe('a WebSocket', () => {
  it('A35 lets in nobody without a session of this API, and no operation before it knows who', async () => {
    const strangers = [await open('/graphql', 'no-such-token'), await open('/portal/graphql', 'agent-token'), await open('/graphql', 'requester-token')];
    await until(() => strangers.every(({ closed }) => closed !== null));
    expect(strangers.map(({ closed }) => closed)).toEqual(Array(3).fill({ code: 4403, reason: 'Forbidden' }));
    const early = raw('/graphql', { cookie: 'meja_agent=agent-token' });
    await early.opened();
    early.subscribe('1', changes);
    await until(() => early.closed !== null);
    expect(early.closed?.code).toBe(4401);
    const poor = await open('/graphql', 'poor-token');
    poor.subscribe('1', changes);
    await until(() => poor.of('complete').length > 0);
    expect(poor.of('next').map(({ payload }) => payload)).toEqual([{ data: null, errors: [expect.objectContaining({ extensions: expect.objectContaining({ code: 'FORBIDDEN' }) })] }]);
    const other = await open('/portal/graphql', 'requester-token');
    other.subscribe('1', changes);
    await until(() => other.of('error').length > 0);
    expect(JSON.stringify(other.of('error'))).toContain('GRAPHQL_VALIDATION_FAILED');
    expect(JSON.stringify(other.of('error'))).not.toContain('booksChanged');
  });

  it('A35 tells one event once, however often it is announced', async () => {
    const agent = await open('/graphql', 'agent-token');
    doors.books.changed = async (_ctx, ids) => ids.map((id) => ({ id }));
    agent.subscribe('1', changes);
    await following(1);
    for (let announced = 0; announced < 5; announced += 1) committed('once');
    await until(() => agent.of('next').length > 0);
    // Frames come in order: after that of a later event, none is left of this one.
    committed('later');
    await until(() => agent.of('next').length > 1);
    expect(agent.of('next').map(({ payload }) => payload)).toEqual(['once', 'later'].map((id) => ({ data: { booksChanged: { ids: [id] } } })));
  });

  it('A35 A61 closes with 4401 when the session is revoked, also when the notice was lost', async () => {
    doors.world.signIn('leaver', 'agent', doors.world.sessions.get('agent-token')!.actor.grants);
    const told = await open('/graphql', 'leaver');
    const stays = await open('/graphql', 'agent-token');
    doors.world.notice('session.revoked', { sessionId: 'session of leaver' });
    await until(() => told.closed !== null);
    expect(told.closed).toEqual({ code: 4401, reason: 'Session revoked' });
    const untold = await open('/graphql', 'leaver');
    doors.world.revoked.add('session of leaver');
    await until(() => untold.closed !== null);
    expect(untold.closed?.code).toBe(4401);
    expect(stays.closed).toBeNull();
  });

  it('A67 closes with 4205, after which clients come back, when rights change, also when the notice was lost', async () => {
    doors.world.signIn('promoted', 'agent', doors.world.sessions.get('agent-token')!.actor.grants);
    const [told, stays] = [await open('/graphql', 'promoted'), await open('/graphql', 'agent-token')];
    doors.world.notice('session.changed', { sessionId: 'session of promoted', rights: 1 });
    await aWhile(50);
    expect(told.closed).toBeNull();
    doors.world.notice('session.changed', { sessionId: 'session of promoted', rights: 2 });
    await until(() => told.closed !== null);
    expect(told.closed).toEqual({ code: 4205, reason: 'Rights changed' });
    expect(stays.closed).toBeNull();
    const untold = await open('/graphql', 'promoted');
    doors.world.rights = 2;
    await until(() => untold.closed !== null);
    expect(untold.closed?.code).toBe(4205);
    doors.world.rights = 1;
  });

  it('A65 lets a program in by the API token of its first frame or of its header, whatever cookie it has, and no other', async () => {
    const greeted = raw('/graphql', { cookie: 'meja_agent=no-such-token' });
    await greeted.opened();
    greeted.send({ type: 'connection_init', payload: { authorization: 'Bearer meja_agent-token' } });
    const headed = raw('/graphql', { authorization: 'Bearer meja_agent-token' });
    await headed.opened();
    headed.send({ type: 'connection_init' });
    await until(() => greeted.of('connection_ack').length + headed.of('connection_ack').length === 2);
    for (const payload of [{ authorization: 'Bearer meja_nobody' }, { authorization: 'Bearer meja_requester-token' }]) {
      const refused = raw('/graphql', { cookie: 'meja_agent=agent-token' });
      await refused.opened();
      refused.send({ type: 'connection_init', payload });
      await until(() => refused.closed !== null);
      expect(refused.closed).toEqual({ code: 4403, reason: 'Forbidden' });
    }
  });

  it('A37 refuses pages of other sites, other paths and unknown hosts', async () => {
    const attempts = [raw('/graphql', { origin: 'https://evil.example' }), raw('/graphql', { origin: 'null' }), raw('/other'), raw('/graphql/'), raw('/graphql', { host: 'evil.example' })];
    await until(() => attempts.every(({ refused }) => refused !== null));
    expect(attempts.map(({ refused }) => refused)).toEqual([403, 403, 404, 404, 421]);
    expect((await open('/graphql', 'agent-token', { origin: doors.base })).of('connection_ack')).toHaveLength(1);
  });

  it('A36 answers crafted frames with 4400 or a short error, names nothing and stays up', async () => {
    const crafted = ['{', 'null', '[]', '"x"', '{}', '{"type":"__proto__"}', '{"type":"subscribe"}', '{"type":"subscribe","id":1,"payload":{}}', '{"type":"subscribe","id":"1","payload":{"query":1}}', '{"type":"connection_ack"}', '{"type":"next","id":"1","payload":{}}', '{"type":"complete"}', '\u0000'];
    for (const frame of crafted) {
      const socket = await open('/graphql', 'agent-token');
      socket.send(frame);
      await until(() => socket.closed !== null);
      expect([frame, socket.closed?.code]).toEqual([frame, 4400]);
      expect(Buffer.byteLength(socket.closed?.reason ?? '')).toBeLessThan(124);
      expect(socket.closed?.reason).not.toMatch(/Error|at |undefined|object|session|Connection/);
    }
    const large = await open('/graphql', 'agent-token');
    large.send('x'.repeat(65 * 1024));
    await until(() => large.closed !== null);
    expect(large.closed?.code).toBe(1009);
    const queries = ['{', '{whoami}', 'mutation{lend(id:"1"){__typename}}', 'subscription{nothing}', 'subscription{booksChanged{__proto__}}', 'query A{whoami} query B{whoami}', `subscription{booksChanged{${'ids '.repeat(3_000)}}}`, 'subscription{__typename}'];
    const agent = await open('/portal/graphql', 'requester-token');
    for (const [at, query] of queries.entries()) {
      agent.subscribe(`q${at}`, query);
      await until(() => agent.of('error', `q${at}`).length + agent.of('complete', `q${at}`).length > 0);
      const text = JSON.stringify(agent.of('error', `q${at}`)[0]?.payload ?? '');
      expect(text).not.toMatch(/booksChanged|stack|\.ts|Resolver|session of/);
      expect(JSON.stringify((agent.of('error', `q${at}`)[0]?.payload as { message: string }[] | undefined)?.map(({ message }) => message) ?? []).length).toBeLessThanOrEqual(200);
    }
    expect(agent.of('next')).toEqual([]);
    for (const name of ['__proto__', 'constructor', 'toString']) agent.subscribe(name, 'subscription{myBooksChanged{ids}}');
    await following(3);
    expect(agent.closed).toBeNull();
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
    expect(doors.world.lines.filter(({ message }) => message === 'realtime.bug')).toEqual([]);
  });

  it('A42 A43 A44 judges an operation like HTTP does', async () => {
    const agent = await open('/graphql', 'agent-token');
    agent.subscribe('deep', `subscription{booksChanged{ids}} fragment F on Book{${'related(first:1){'.repeat(14)}id${'}'.repeat(14)}}`);
    agent.subscribe('wide', `subscription{${Array.from({ length: 700 }, (_, at) => `a${at}:booksChanged{ids}`).join(' ')}}`);
    await until(() => agent.of('error').length === 2);
    expect(JSON.stringify(agent.of('error', 'wide'))).toContain('QUERY_TOO_COMPLEX');
    const requester = await open('/portal/graphql', 'requester-token');
    requester.subscribe('1', 'subscription{myBooksChangd{ids}}');
    await until(() => requester.of('error').length > 0);
    expect(requester.of('error')[0]?.payload).toEqual([expect.objectContaining({ message: 'The query does not fit the schema.' })]);
  });

  it('runs at most twenty operations at once', async () => {
    const agent = await open('/graphql', 'agent-token');
    for (let at = 0; at < 21; at += 1) agent.subscribe(String(at), changes);
    await until(() => agent.of('error').length > 0);
    expect(JSON.stringify(agent.of('error', '20'))).toContain('TOO_MANY_SUBSCRIPTIONS');
  });

  it('A46 masks what a stream throws', async () => {
    const agent = await open('/graphql', 'agent-token');
    doors.world.lines.length = 0;
    doors.books.changed = () => Promise.reject(new Error(doors.books.bug));
    agent.subscribe('1', changes);
    await following(1);
    committed('broken');
    await until(() => doors.world.lines.some(({ message }) => message === 'feed.read_failed'));
    expect(JSON.stringify(agent.frames)).not.toContain('hunter2');
    doors.books.changed = async (_ctx, ids) => ids.map((id) => ({ id }));
    await until(() => agent.of('next').length > 0);
    expect(agent.of('next')[0]?.payload).toEqual({ data: { booksChanged: { ids: ['broken'] } } });
  });

  it('lets go of a consumer that is too slow', async () => {
    const agent = await open('/graphql', 'agent-token');
    doors.books.changed = async () => Array.from({ length: 100 }, (_, at) => ({ id: `${at} ${'x'.repeat(20_000)}` }));
    agent.subscribe('1', changes);
    await following(1);
    let events = 0;
    agent.socket.pause();
    await until(async () => {
      committed(`slow ${(events += 1)}`);
      await aWhile(260);
      return doors.followers() === 0;
    });
    agent.socket.resume();
    await until(() => agent.closed !== null);
    expect(agent.closed?.code).toBe(1006);
    doors.books.changed = async (_ctx, ids) => ids.map((id) => ({ id }));
  });

  it('asks clients to come back when the server ends', async () => {
    const ending = await openDoors();
    const agent = await Socket.open(ending.base, '/graphql', 'agent-token');
    agent.subscribe('1', changes);
    await until(() => ending.followers() === 1);
    await ending.close();
    await until(() => agent.closed !== null);
    expect(agent.closed).toEqual({ code: 1012, reason: 'Service restart' });
  });
});
