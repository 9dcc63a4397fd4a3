import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ask } from '../testing/ask.js';
import { openDoors, type Doors } from '../testing/doors.js';

let doors: Doors;
beforeAll(async () => (doors = await openDoors()));
afterAll(() => doors.close());
const agent = (query: string, variables?: object, headers?: Record<string, string>) => ask(doors.base, '/graphql', query, { token: 'agent-token', ...(variables ? { variables } : {}), ...(headers ? { headers } : {}) });

describe('an answer', () => {
  it('speaks upper-case enums outside and lower-case facts inside', async () => {
    expect((await agent('{book(id:"1"){title shelf}}')).data).toEqual({ book: { title: 'Book 1', shelf: 'FREE' } });
  });
  it('shows the typed field of a plugin to agents and not to requesters', async () => {
    expect((await agent('{book(id:"2"){pages}}')).data).toEqual({ book: { pages: 101 } });
    const portal = await ask(doors.base, '/portal/graphql', '{myBook(id:"2"){pages}}', { token: 'requester-token' });
    expect(portal.errors[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  });
  it('tells refusals in the language of the person', async () => {
    const query = 'mutation($id:ID!){lend(id:$id){__typename ...on Failure{code params message}}}';
    expect((await agent(query, { id: 'gone' })).data).toEqual({ lend: { __typename: 'BookGone', code: 'NOT_FOUND', params: { bookId: 'gone' }, message: 'This does not exist, or you may not see it.' } });
    expect((await agent(query, { id: '' })).data?.['lend']).toMatchObject({ __typename: 'ValidationFailed', message: expect.stringContaining('id: must not be empty') });
    expect((await agent(query, { id: 'guarded' })).data?.['lend']).toMatchObject({ __typename: 'RefusedByGuard', message: 'This is already being done. Wait a moment before you try again.' });
    doors.world.sessions.set('swede', { ...doors.world.sessions.get('agent-token')!, locale: 'sv' });
    expect((await ask(doors.base, '/graphql', 'mutation{lend(id:"gone"){...on Failure{message}}}', { token: 'swede' })).text).toMatch(/finns inte/);
  });
  it('batches what rows ask for one by one, per request', async () => {
    const before = doors.books.reads;
    expect((await agent('{books(first:50){edges{node{author}}}}')).data).toHaveProperty('books.edges.49.node.author', 'Author 50');
    expect(doors.books.reads).toBe(before + 2);
    await agent('{books(first:5){edges{node{author}}}}');
    expect(doors.books.reads).toBe(before + 4);
  });
  it('asks for a permission before it tries', async () => {
    expect((await ask(doors.base, '/graphql', '{book(id:"1"){id}}')).errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect((await ask(doors.base, '/graphql', '{book(id:"1"){id}}', { token: 'poor-token' })).errors[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await ask(doors.base, '/portal/graphql', '{myBook(id:"1"){id}}', { token: 'agent-token' })).errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect((await ask(doors.base, '/graphql', '{whoami}', { headers: { 'accept-language': 'pl' } })).data).toEqual({ whoami: 'anonymous in pl from 127.0.0.1' });
  });
  it('carries an idempotency key to a mutation, and one of its own to each of several', async () => {
    const key = { 'idempotency-key': 'key-12345678' };
    await agent('mutation{lend(id:"1"){__typename}}', undefined, key);
    expect(doors.books.lent.at(-1)).toBe('key-12345678');
    const two = 'mutation{a:lend(id:"1"){__typename} b:lend(id:"2"){__typename}}';
    await agent(two, undefined, key);
    const [first, second] = doors.books.lent.slice(-2);
    expect(first).not.toBe(second);
    await agent(two, undefined, key);
    expect(doors.books.lent.slice(-2)).toEqual([first, second]);
    expect((await agent(two, undefined, { 'idempotency-key': 'short' })).errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
  it('sets a session cookie no script reads and no other site sends', async () => {
    const reply = await agent('mutation{signIn(password:"right")}');
    expect(reply.headers.get('set-cookie')).toBe('meja_agent=agent-token; Path=/; HttpOnly; SameSite=Strict; Max-Age=60');
  });
  it('gives up what takes too long, with a clear error', async () => {
    const impatient = await openDoors({ timeoutMs: 200 });
    try {
      const reply = await ask(impatient.base, '/graphql', '{slow}');
      expect(reply.status).toBe(503);
      expect(reply.errors[0]).toMatchObject({ message: 'This took too long and was stopped. Try again.', extensions: { code: 'TIMEOUT', correlationId: reply.headers.get('x-request-id') } });
    } finally {
      await impatient.close();
    }
  });
});
