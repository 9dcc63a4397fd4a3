import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aTicket, createTestServer, until, type Json, type TestClient, type TestServer } from '@meja/testing';
import { idOf, TusClient } from './testing/tus.js';

const createApiToken = 'mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { __typename ... on CreatedApiToken { secret token { id } } ... on Failure { code } } }';
const addMessage = 'mutation ($input: AddMessageInput!) { addMessage(input: $input) { __typename ... on Failure { code } } }';
const files = 'query ($id: ID!) { ticket(id: $id) { timeline(first: 100) { edges { node { ... on Message { authorName attachments { name downloadPath } } } } } } }';

/** A program that acts for a person: no cookie, only the token. */
interface Program {
  readonly tus: TusClient;
  readonly tokenId: string;
  ask(query: string, variables: object): Promise<Json>;
  fetch(path: string): Promise<Response>;
}

describe('a program with an API token', () => {
  let server: TestServer;
  let ticketId: string;

  beforeAll(async () => {
    server = await createTestServer();
    ticketId = await aTicket(server);
  });
  afterAll(() => server.stop());

  const withSecret = (secret: string, tokenId = ''): Program => {
    const [client, headers] = [server.visitor('agent'), { authorization: `Bearer ${secret}` }];
    return { tus: new TusClient(client, headers), tokenId, ask: (query, variables) => client.must(query, variables, { headers }), fetch: (path) => client.fetch(path, { headers }) };
  };
  const programOf = async (person: TestClient, { scopes = ['ticket.read', 'ticket.reply'], ...more }: { scopes?: string[]; expiresAt?: string } = {}): Promise<Program> => {
    const { createApiToken: made } = await person.must(createApiToken, { input: { name: 'Scanner', scopes, ...more } });
    return withSecret(made.secret, made.token?.id);
  };
  const attach = async (program: Program, uploadIds: readonly string[]) => {
    const { addMessage: answer } = await program.ask(addMessage, { input: { ticketId, visibility: 'PUBLIC', body: 'See the file.', uploadIds } });
    return answer.code ?? answer.__typename;
  };
  const revoke = async (person: TestClient, id: string) => void (await person.must('mutation ($id: ID!) { revokeApiToken(id: $id) { __typename } }', { id }));

  it('sends a file in parts, goes on after a cut, attaches it to a reply and reads it again', async () => {
    const program = await programOf(await server.as('agentA'));
    const all = randomBytes(5_000_000);
    const path = await program.tus.begun(all.byteLength, 'scan.bin');
    expect((await program.tus.part(path, 0, all.subarray(0, 1_000_000))).headers.get('upload-offset')).toBe('1000000');
    await program.tus.cut(path, all.subarray(1_000_000), { from: 1_000_000, sent: 2_500_000 });
    let offset = 0;
    await until(async () => (offset = await program.tus.offset(path)) > 1_000_000, 'what arrived to be counted');
    await until(async () => (await program.tus.part(path, offset, all.subarray((offset = await program.tus.offset(path))))).status === 204, 'the rest to be taken');
    expect(await attach(program, [idOf(path)])).toBe('Ticket');
    await server.settle();
    const { ticket } = await program.ask(files, { id: ticketId });
    const sent = ticket.timeline.edges.map(({ node }: Json) => node).find(({ attachments }: Json) => attachments?.length);
    expect([sent.authorName, sent.attachments[0].name]).toEqual(['agentA Person', 'scan.bin']);
    const back = Buffer.from(await (await program.fetch(sent.attachments[0].downloadPath)).arrayBuffer());
    expect(back.equals(all)).toBe(true);
  });

  it('A48 sees nothing of what a program of somebody else sends, and attaches none of it', async () => {
    const [mine, theirs] = [await programOf(await server.as('agentA')), await programOf(await server.as('agentB'))];
    const path = await mine.tus.begun(10, 'mine.txt');
    const whole = await mine.tus.whole(Buffer.from('mine'));
    expect([(await theirs.tus.send(path, 'HEAD')).status, (await theirs.tus.part(path, 0, Buffer.from('x'))).status, (await theirs.tus.send(path, 'DELETE')).status]).toEqual([404, 404, 404]);
    expect(await attach(await programOf(await server.as('admin')), [whole])).toBe('NOT_FOUND');
    expect(await attach(mine, [whole])).toBe('Ticket');
  });

  it('A65 shares what its person sends: the app goes on with it, within one quota', async () => {
    const agent = await server.as('agentA');
    const program = await programOf(agent);
    const path = await program.tus.begun(8, 'both.txt');
    await program.tus.part(path, 0, Buffer.from('half'));
    expect((await new TusClient(agent).part(path, 4, Buffer.from('half'))).status).toBe(204);
    expect(await attach(program, [idOf(path)])).toBe('Ticket');
  });

  it('A65 sends nothing once it is revoked, has expired or never was; what was begun goes on with another', async () => {
    const agent = await server.as('agentA');
    const revoked = await programOf(agent);
    const expired = await programOf(agent, { expiresAt: new Date(server.clock.now().getTime() + 60_000).toISOString() });
    const path = await revoked.tus.begun(8, 'begun.txt');
    expect((await revoked.tus.part(path, 0, Buffer.from('half'))).status).toBe(204);
    expect((await expired.tus.begin(1)).status).toBe(201);
    await revoke(agent, revoked.tokenId);
    server.clock.advance('2m');
    for (const { tus } of [revoked, expired, withSecret(`meja_${'A'.repeat(43)}`), withSecret('')]) {
      await until(async () => (await tus.begin(1)).status === 401, 'the token to be refused');
      expect([(await tus.send(path, 'HEAD')).status, (await tus.part(path, 4, Buffer.from('half'))).status, (await tus.send(path, 'DELETE')).status]).toEqual([401, 401, 401]);
    }
    const again = await programOf(agent);
    expect(await again.tus.offset(path)).toBe(4);
    expect((await again.tus.part(path, 4, Buffer.from('half'))).status).toBe(204);
  });

  it('A65 of the agents is none of the help centre, and the other way round', async () => {
    const program = await programOf(await server.as('agentA'));
    expect((await program.tus.send('/portal/uploads', 'POST', { headers: { 'upload-length': '1' } })).status).toBe(401);
    const requester = await server.as('custV');
    expect((await requester.ask(createApiToken, { input: { name: 'n', scopes: [] } })).errors.length).toBeGreaterThan(0);
  });

  it('A48 in a cookieless request needs no page of ours, and is refused from a page of somebody else', async () => {
    const program = await programOf(await server.as('agentA'));
    expect((await program.tus.begin(1)).status).toBe(201);
    expect(await program.tus.begin(1, 'x', { origin: 'https://evil.example' })).toMatchObject({ status: 403, code: 'FOREIGN_ORIGIN' });
  });
});
