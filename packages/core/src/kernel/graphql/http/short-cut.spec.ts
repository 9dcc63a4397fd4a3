import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ask, type Reply } from '../testing/ask.js';
import { openDoors, type Doors } from '../testing/doors.js';

let doors: Doors;
beforeAll(async () => (doors = await openDoors()));
afterAll(() => doors.close());

/** The first answer and the twentieth: by then the query is compiled, and answered on the short cut. */
async function firstAndTwentieth(query: string, more: Parameters<typeof ask>[3] = {}): Promise<[Reply, Reply]> {
  const answers: Reply[] = [];
  for (let i = 0; i < 20; i += 1) answers.push(await ask(doors.base, '/graphql', query, { token: 'agent-token', ...more }));
  return [answers[0] as Reply, answers[19] as Reply];
}

/** Without what differs from one request to the next. */
const lasting = ({ status, headers, text }: Reply) => ({
  status,
  headers: Object.fromEntries([...headers].filter(([name]) => !['date', 'x-request-id'].includes(name))),
  text: text.replaceAll(headers.get('x-request-id') ?? '', ''),
});

describe('a query that is asked often', () => {
  const browser = { accept: 'application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed' };

  it.each([
    ['objects, lists and loaders', '{books(first:3){edges{node{__typename id title shelf pages author}}}}', {}],
    ['variables, fragments and aliases', 'query Books($first:Int!,$long:Boolean!){all:books(first:$first){edges{node{...B}}}} fragment B on Book{id related(first:2){title @include(if:$long)}}', { variables: { first: 2, long: true } }],
    ['nothing found', '{book(id:"none"){id}}', {}],
    ['browsers of ours', '{book(id:"1"){title}}', { headers: browser }],
    ['what Apollo does not answer', '{book(id:"2"){title}}', { headers: { accept: 'text/html' } }],
    ['a bug', '{fault}', {}],
    ['a bug beside an answer', '{fault book(id:"1"){id}}', {}],
    ['somebody without the permission', '{book(id:"1"){id shelf}}', { token: 'poor-token' }],
    ['a variable that does not fit', 'query($id:ID!){book(id:$id){id}}', { variables: { id: { a: 1 } } }],
    ['a variable that is missing', 'query($id:ID!){book(id:$id){title}}', {}],
    ['a page that is too large', 'query($first:Int){books(first:$first){edges{node{id}}}}', { variables: { first: 1_000 } }],
  ])('is answered as it was at first: %s', async (_what, query, more) => {
    const [first, twentieth] = await firstAndTwentieth(query, more);
    expect(lasting(twentieth)).toEqual(lasting(first));
  });

  it('is answered to whoever asks now, in their language', async () => {
    const query = 'query Me{whoami}';
    await firstAndTwentieth(query);
    expect((await ask(doors.base, '/graphql', query, { headers: { 'accept-language': 'pl' } })).data).toEqual({ whoami: 'anonymous in pl from 127.0.0.1' });
    expect((await ask(doors.base, '/graphql', query, { token: 'agent-token' })).data).toEqual({ whoami: 'person in en from 127.0.0.1' });
    expect((await ask(doors.base, '/portal/graphql', query)).errors[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  it('reads once for a page, and anew for each request', async () => {
    const query = '{books(first:4){edges{node{author}}}}';
    await firstAndTwentieth(query);
    const before = doors.books.reads;
    await ask(doors.base, '/graphql', query, { token: 'agent-token' });
    expect(doors.books.reads).toBe(before + 2);
  });
});
