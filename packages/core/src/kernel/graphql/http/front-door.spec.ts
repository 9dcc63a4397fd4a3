import { connect } from 'node:net';
import { request as rawRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ask, reply } from '../testing/ask.js';
import { openDoors, type Doors } from '../testing/doors.js';

let doors: Doors;
beforeAll(async () => (doors = await openDoors({ origins: ['https://intranet.example'] })));
afterAll(() => doors.close());

const mutation = 'mutation{lend(id:"1"){__typename}}';
const as = { 'content-type': 'application/json', cookie: 'meja_agent=agent-token' };
const send = async (method: string, path: string, headers: Record<string, string>, body?: string) => reply(await fetch(doors.base + path, { method, headers, ...(body === undefined ? {} : { body }) }));

describe('the front door', () => {
  it('A45 takes no mutation that a page of somebody else could make a browser send', async () => {
    const body = JSON.stringify({ query: mutation });
    const before = doors.books.lent.length;
    const attempts = [
      await send('GET', `/graphql?query=${encodeURIComponent(mutation)}`, { cookie: as.cookie }),
      await send('GET', `/graphql?query=${encodeURIComponent(mutation)}`, { ...as, 'apollo-require-preflight': '1' }),
      await send('POST', '/graphql', { ...as, 'content-type': 'text/plain' }, body),
      await send('POST', '/graphql', { ...as, 'content-type': 'application/x-www-form-urlencoded' }, `query=${encodeURIComponent(mutation)}`),
      await send('POST', '/graphql', { ...as, 'content-type': 'multipart/form-data; boundary=x' }, `--x\r\ncontent-disposition: form-data; name="operations"\r\n\r\n${body}\r\n--x--`),
      await send('POST', '/graphql', { ...as, 'content-type': 'application/json; boundary=x' }, body),
      await send('POST', '/graphql', { ...as, origin: 'https://evil.example' }, body),
      await send('POST', '/graphql', { ...as, origin: 'null' }, body),
      await send('PUT', '/graphql', as, body),
      await send('GET', `/%67raphql?query=${encodeURIComponent(mutation)}`, { ...as, 'apollo-require-preflight': '1' }),
      await send('POST', '/%67raphql', { ...as, origin: 'https://evil.example' }, body),
    ];
    expect(attempts.map(({ status }) => status)).toEqual([405, 405, 415, 415, 415, 415, 403, 403, 405, 405, 403]);
    expect(await rawStatus({ ...as, 'sec-fetch-site': 'cross-site' }, body)).toBe(403);
    expect(doors.books.lent).toHaveLength(before);
    expect((await send('POST', '/graphql', { ...as, origin: doors.base }, body)).status).toBe(200);
    expect((await send('POST', '/graphql', { ...as, origin: 'https://intranet.example' }, body)).status).toBe(200);
  });

  it('A43 refuses a body of a megabyte, a batch and what is not an operation', async () => {
    const codes = await Promise.all([`{"query":"${'x'.repeat(1_000_000)}"}`, JSON.stringify([{ query: '{whoami}' }, { query: '{whoami}' }]), '[]', '"x"', 'null', '{', '{"query":1}', '{}', '{"query":"{whoami}","variables":"x"}', '{"query":"{whoami}","variables":{"__proto__":{"isAdmin":true}}}'].map(async (body) => (await send('POST', '/graphql', as, body)).errors[0]?.extensions.code));
    expect(codes).toEqual(['BODY_TOO_LARGE', 'BATCHING_REFUSED', 'BATCHING_REFUSED', 'BAD_REQUEST', 'BAD_REQUEST', 'BAD_REQUEST', 'BAD_REQUEST', 'BAD_REQUEST', 'BAD_REQUEST', 'BAD_REQUEST']);
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });

  it('A84 puts the security headers on every answer, also on refusals and on what Node cannot read', async () => {
    const replies = [await ask(doors.base, '/graphql', '{whoami}'), await send('GET', '/graphql', {}), await send('GET', '/nowhere', {}), await send('POST', '/graphql', as, '{'), await send('POST', '/graphql', as, `"${'x'.repeat(300_000)}"`), await ask(doors.base, '/graphql', '{fault}', { token: 'agent-token' })];
    for (const { headers } of replies) {
      const policy = headers.get('content-security-policy') ?? '';
      for (const part of [`frame-ancestors 'none'`, `object-src 'none'`, `base-uri 'none'`, `script-src 'self'`]) expect(policy).toContain(part);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('same-origin');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
      expect(headers.get('strict-transport-security')).toBeNull();
      expect(headers.get('x-powered-by')).toBeNull();
    }
    const unreadable = await rawText('NONSENSE\r\n\r\n');
    expect(unreadable).toContain('HTTP/1.1 400 Bad Request');
    expect(unreadable).toContain('content-security-policy: ');
    expect(unreadable).toContain('x-content-type-options: nosniff');
  });

  it('A85 answers odd paths near the APIs with 404 and lets nobody keep them', async () => {
    for (const path of ['/graphql/x.css', '/graphql/', '/portal/graphql/a.js', '/Graphql', '/graphql;.css', '/graphql%2f..%2fx.css', '//graphql', '/portal']) {
      const odd = await send('POST', path, as, JSON.stringify({ query: mutation }));
      expect([path, odd.status, odd.headers.get('cache-control')]).toEqual([path, 404, 'no-store']);
      expect(odd.text).not.toContain(path);
    }
  });

  it('A46 answers a bug with a code and an id, and keeps its text for the log', async () => {
    const answer = await ask(doors.base, '/graphql', '{fault whoami}', { token: 'agent-token' });
    expect(answer.data).toEqual({ fault: null, whoami: 'person in en from 127.0.0.1' });
    expect(answer.errors).toEqual([{ message: expect.stringContaining('Something went wrong'), locations: expect.anything(), path: ['fault'], extensions: { code: 'INTERNAL', correlationId: answer.headers.get('x-request-id') } }]);
    expect(answer.text).not.toMatch(/hunter2|secret_table|\.ts|node_modules|stack/);
    expect(doors.world.lines).toContainEqual({ level: 'error', message: 'graphql.bug', facts: expect.objectContaining({ requestId: answer.headers.get('x-request-id'), reason: expect.stringContaining('hunter2'), path: 'fault' }) });
  });

  it('R05 says that the service is not available when its database is not, with when to try again', async () => {
    const lost = Object.assign(new Error('connect ECONNREFUSED 10.0.0.1:5432'), { code: 'ECONNREFUSED' });
    doors.world.authenticationFault = lost;
    const refused = await ask(doors.base, '/graphql', '{whoami}', { token: 'agent-token' });
    doors.world.authenticationFault = null;
    expect([refused.status, refused.errors[0]?.extensions.code, refused.headers.get('retry-after')]).toEqual([503, 'UNAVAILABLE', '2']);
    expect(refused.errors[0]?.extensions.correlationId).toBe(refused.headers.get('x-request-id'));
    expect(refused.text).not.toContain('10.0.0.1');
  });

  it('A65 hears a program by its API token alone: no cookie counts beside it, and one that is refused makes nobody a visitor', async () => {
    const whoami = JSON.stringify({ query: '{whoami}' });
    const { cookie: _, ...bare } = as;
    const program = await send('POST', '/graphql', { ...bare, authorization: 'Bearer meja_agent-token' }, whoami);
    expect([program.data, program.headers.get('set-cookie')]).toEqual([{ whoami: 'person in en from 127.0.0.1' }, null]);
    for (const authorization of ['Bearer meja_nobody', 'Bearer agent-token', 'bearer meja_requester-token', 'Bearer x']) {
      const refused = await send('POST', '/graphql', { ...as, authorization }, whoami);
      expect([refused.status, refused.errors[0]?.extensions.code, refused.headers.get('www-authenticate'), refused.data]).toEqual([401, 'TOKEN_REFUSED', 'Bearer', null]);
    }
    expect((await send('POST', '/graphql', { ...as, authorization: 'Basic YTpi' }, whoami)).data).toEqual({ whoami: 'person in en from 127.0.0.1' });
    expect((await send('POST', '/graphql', { ...bare, authorization: 'Bearer meja_agent-token', origin: 'https://elsewhere.example' }, whoami)).status).toBe(200);
    expect((await send('OPTIONS', '/graphql', { origin: 'https://elsewhere.example', 'access-control-request-headers': 'authorization' })).headers.get('access-control-allow-origin')).toBeNull();
  });

  it('A58 knows no workspace under a foreign host name', async () => {
    expect(await rawStatus({ ...as, host: 'evil.example' }, '{"query":"{whoami}"}')).toBe(421);
    expect(await rawStatus({ ...as, host: 'desk.example' }, '{"query":"{whoami}"}')).toBe(200);
    expect(await rawStatus({ ...as, host: '127.0.0.1', 'x-forwarded-host': 'evil.example' }, '{"query":"{whoami}"}')).toBe(200);
  });

  it('A41 believes forwarded headers from trusted proxies only', async () => {
    const forged = { 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'https' };
    const direct = await ask(doors.base, '/graphql', '{whoami}', { headers: forged });
    expect(direct.data).toEqual({ whoami: 'anonymous in en from 127.0.0.1' });
    const behind = await openDoors({ trustedProxies: ['127.0.0.0/8', '10.0.0.0/8'] });
    try {
      const through = await ask(behind.base, '/graphql', '{whoami}', { headers: { 'x-forwarded-for': '198.51.100.1, 203.0.113.9, 10.1.2.3', 'x-forwarded-proto': 'https' } });
      expect(through.data).toEqual({ whoami: 'anonymous in en from 203.0.113.9' });
      expect(through.headers.get('strict-transport-security')).toBe('max-age=31536000');
    } finally {
      await behind.close();
    }
  });
});

/** A request whose headers fetch would not send. */
function rawStatus(headers: Record<string, string>, body: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = rawRequest({ host: '127.0.0.1', port: doors.port, path: '/graphql', method: 'POST', headers: { ...headers, 'content-length': Buffer.byteLength(body) } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

function rawText(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(doors.port, '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (chunk) => (text += String(chunk)));
    socket.on('end', () => resolve(text));
    socket.on('error', reject);
  });
}
