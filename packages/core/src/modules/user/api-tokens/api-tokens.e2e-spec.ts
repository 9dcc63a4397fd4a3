import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { until } from '@meja/testing';
import pg from 'pg';
import { addTier } from '@meja/plugin-sdk/server/tier';
import { Authentication } from '../../../kernel/graphql/authentication.js';
import { createDepartment, deactivateUser, revokeRole } from '../index.js';
import { startInstallation, type Installation } from '../testing/installation.js';
import { anAgent, aRequester, program, type Person } from '../testing/person.js';
import { ForgetApiTokens } from './jobs/forget-api-tokens.js';

let meja: Installation;
let it_: string;
let ana: Person;
let admin: Person;
beforeAll(async () => {
  meja = await startInstallation();
  it_ = (await meja.done(meja.system(), createDepartment, { key: 'it', name: 'IT' })).departmentId;
  await meja.done(meja.system(), addTier, { departmentId: it_, level: 1, name: 'L1' });
  ana = await anAgent(meja, 'Ana', { roleKey: 'agent', departmentId: it_ });
  admin = await anAgent(meja, 'Ada', { roleKey: 'admin', departmentId: null });
});
afterAll(() => meja?.stop());

interface Created {
  readonly __typename: string;
  readonly secret: string;
  readonly token: { readonly id: string; readonly scopes: string[] };
  readonly code?: string;
  readonly params?: { issues: { path: string; reason: string }[] };
}

const document = `mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { __typename ... on CreatedApiToken { secret token { id name scopes api createdAt lastUsedAt expiresAt revokedAt } } ... on Failure { code params } } }`;
const make = (by: Person, scopes: string[], more: object = {}) => by.one<Created>(document, { input: { name: 'Monitoring', scopes, ...more } });
const revoke = (by: Person, id: string) => by.one('mutation ($id: ID!) { revokeApiToken(id: $id) { __typename ... on ApiToken { revokedAt } ... on Failure { code } } }', { id });
const counts = '{ queueCounts { view } }';
const codeOf = async (caller: Person, query = counts) => (await caller.ask(query)).errors[0]?.extensions.code ?? null;

describe('an API token', () => {
  it('A65 is shown once and stored as a hash', async () => {
    const { secret, token } = await make(ana, ['ticket.read'], { expiresAt: '2031-01-01T00:00:00Z' });
    expect(secret).toMatch(/^meja_[\w-]{43}$/);
    expect(token).toEqual({ id: expect.any(String), name: 'Monitoring', scopes: ['ticket.read'], api: 'AGENT', createdAt: expect.any(String), lastUsedAt: null, expiresAt: '2031-01-01T00:00:00.000Z', revokedAt: null });
    const rows = await meja.control<{ token_hash: Buffer }>('select * from api_token where id = $1', [token.id]);
    expect(rows[0]?.token_hash).toEqual(createHash('sha256').update(secret).digest());
    expect(JSON.stringify(rows)).not.toContain(secret.slice(5));
    expect((await ana.ask('{ apiTokens { id name scopes } }')).text).not.toContain(secret.slice(5));
    expect(meja.log).not.toContain(secret.slice(5));
  });

  it('A65 does what its scopes name and its person may, in the same departments, and nothing else', async () => {
    const reader = program(meja, (await make(ana, ['ticket.read'])).secret);
    expect(await codeOf(reader)).toBeNull();
    expect((await reader.one<{ permissions: string[]; departments: object[] }>('{ viewer { permissions departments { name } } }'))).toEqual({ permissions: ['ticket.read'], departments: [{ name: 'IT' }] });
    for (const query of [
      `mutation { createTicket(input: { departmentId: "${it_}", subject: "s", body: "b", requesterEmail: "x@client.test" }) { __typename } }`,
      '{ apiTokens { id } }',
      'mutation { createApiToken(input: { name: "n", scopes: ["ticket.read"] }) { __typename } }',
      `mutation { revokeApiToken(id: "${ana.userId}") { __typename } }`,
      `mutation { grantRole(input: { userId: "${ana.userId}", role: "admin" }) { __typename } }`,
      `mutation { deactivateUser(id: "${ana.userId}") { __typename } }`,
      `mutation { createAgent(input: { email: "m@x.test", name: "M", roles: [{ role: "admin" }] }) { __typename } }`,
      '{ people { edges { node { id } } } }',
    ]) expect([query, await codeOf(reader, query)]).toEqual([query, 'FORBIDDEN']);
  });

  it('A65 acts in the name of its person, by the same commands', async () => {
    const writer = program(meja, (await make(ana, ['ticket.create', 'ticket.read'])).secret);
    const ticket = await writer.one(`mutation { createTicket(input: { departmentId: "${it_}", subject: "Disk full", body: "sda1", requesterEmail: "x@client.test" }) { __typename ... on Ticket { subject } } }`);
    expect(ticket).toEqual({ __typename: 'Ticket', subject: 'Disk full' });
    expect(await meja.rows(`select actor_id as by from event where type = 'ticket.created'`)).toEqual([{ by: ana.userId }]);
  });

  it('A65 holds nobody else at the door: no session is opened, ended or prolonged by it', async () => {
    const wide = program(meja, (await make(admin, ['user.manage', 'ticket.read'])).secret);
    const answer = await wide.ask('mutation ($input: SignInInput!) { signIn(input: $input) { __typename } signOut signOutEverywhere }', { input: { email: 'ada@meja.test', password: 'correct horse battery' } });
    expect([answer.data, answer.headers.get('set-cookie')?.includes('Max-Age=0') ?? true]).toEqual([{ signIn: { __typename: 'SignInRefused' }, signOut: false, signOutEverywhere: false }, true]);
    expect(await wide.one('mutation { updateProfile(input: { locale: "pl" }) { __typename } }')).toEqual({ __typename: 'NotFound' });
    expect(await codeOf(admin)).toBeNull();
    expect(await wide.one('{ roles { key } }')).toHaveLength(4);
  });

  it('A65 cannot be widened: not by the scopes of another token, not by what its maker does not hold', async () => {
    expect(await make(ana, ['ticket.read', 'user.manage'])).toMatchObject({ __typename: 'ValidationFailed', params: { issues: [{ path: 'scopes.1', reason: 'unknown_value' }] } });
    for (const scopes of [['*'], ['no.such'], ['portal.use'], ['']]) expect(await make(ana, scopes)).toMatchObject({ code: 'VALIDATION_FAILED' });
    const maker = program(meja, (await make(ana, ['api-token.manage', 'ticket.read'])).secret);
    expect(await make(maker, ['ticket.reply'])).toMatchObject({ code: 'VALIDATION_FAILED' });
    expect(await make(maker, ['portal.use'], { api: 'PORTAL' })).toMatchObject({ code: 'VALIDATION_FAILED' });
    expect(await make(maker, ['ticket.read'])).toMatchObject({ __typename: 'CreatedApiToken' });
  });

  it('A65 opens one API only', async () => {
    const [atAgents, atPortal] = [(await make(ana, ['ticket.read'])).secret, (await make(ana, ['portal.use'], { api: 'PORTAL' })).secret];
    expect(await program(meja, atPortal, 'portal').one('{ myTickets { edges { node { id } } } }')).toEqual({ edges: [] });
    expect(await codeOf(program(meja, atAgents, 'portal'))).toBe('TOKEN_REFUSED');
    expect(await codeOf(program(meja, atPortal))).toBe('TOKEN_REFUSED');
  });

  it('is made with a name, something it may do and an end that is to come', async () => {
    expect(await make(ana, [])).toMatchObject({ params: { issues: [{ path: 'scopes', reason: 'required' }] } });
    expect(await make(ana, ['ticket.read'], { name: ' ' })).toMatchObject({ params: { issues: [{ path: 'name', reason: 'required' }] } });
    expect(await make(ana, ['ticket.read'], { expiresAt: '2020-01-01T00:00:00Z' })).toMatchObject({ params: { issues: [{ path: 'expiresAt', reason: 'in_the_past' }] } });
  });

  it('is one of at most fifty, also when they are made at once', async () => {
    const max = await anAgent(meja, 'Max', { roleKey: 'agent', departmentId: it_ });
    const made = await Promise.all(Array.from({ length: 60 }, () => make(max, ['ticket.read'])));
    expect(made.filter(({ __typename }) => __typename === 'CreatedApiToken')).toHaveLength(50);
    expect(made.find(({ code }) => code)).toMatchObject({ code: 'TOO_MANY_API_TOKENS', params: { most: 50 } });
  });
});

describe('the end of an API token', () => {
  const ends = (caller: Person) => until(async () => (await codeOf(caller)) === 'TOKEN_REFUSED');

  it('A65 comes with its revocation, for streams too', async () => {
    const { secret, token } = await make(ana, ['ticket.read']);
    const caller = program(meja, secret);
    const stream = await caller.follow();
    expect(await codeOf(caller)).toBeNull();
    expect(await revoke(ana, token.id)).toMatchObject({ __typename: 'ApiToken', revokedAt: expect.any(String) });
    await ends(caller);
    expect(await stream.closed).toBe(4401);
    expect(await (await caller.follow()).closed).toBe(4403);
  });

  it('A65 comes when the notice is lost, too', async () => {
    const { secret, token } = await make(ana, ['ticket.read']);
    const caller = program(meja, secret);
    const stream = await caller.follow();
    expect(await codeOf(caller)).toBeNull();
    await meja.control('update api_token set revoked_at = now() where id = $1', [token.id]);
    await ends(caller);
    expect(await stream.closed).toBe(4401);
  });

  it('A65 A67 comes with the rights and with the person behind it', async () => {
    const leo = await anAgent(meja, 'Leo', { roleKey: 'agent', departmentId: it_ }, { roleKey: 'light-agent', departmentId: it_ });
    const caller = program(meja, (await make(leo, ['ticket.read', 'ticket.reply'])).secret);
    const stream = await caller.follow();
    expect((await caller.one<{ permissions: string[] }>('{ viewer { permissions } }')).permissions).toEqual(['ticket.read', 'ticket.reply']);
    await meja.done(meja.system(), revokeRole, { userId: leo.userId, roleKey: 'agent', departmentId: it_ });
    expect((await caller.one<{ permissions: string[] }>('{ viewer { permissions } }')).permissions).toEqual(['ticket.read']);
    expect(await stream.closed).toBe(4205);
    await meja.done(meja.system(), deactivateUser, { userId: leo.userId });
    expect(await codeOf(caller)).toBe('TOKEN_REFUSED');
  });

  it('comes at the time that was chosen', async () => {
    const { secret } = await make(ana, ['ticket.read'], { expiresAt: new Date(meja.clock.now().getTime() + 3_600_000).toISOString() });
    expect(await codeOf(program(meja, secret))).toBeNull();
    meja.clock.advance('3604s');
    expect(await codeOf(program(meja, secret))).toBe('TOKEN_REFUSED');
  });

  it('is nobody else to bring about', async () => {
    const { token, secret } = await make(ana, ['ticket.read']);
    for (const id of [token.id, ana.userId, 'no id']) expect(await revoke(admin, id)).toEqual({ __typename: 'NotFound', code: 'NOT_FOUND' });
    expect(await codeOf(program(meja, secret))).toBeNull();
  });

  it('is shown for a month and then forgotten', async () => {
    const rita = await aRequester(meja, 'Rita');
    expect((await rita.ask('{ apiTokens { id } }')).errors[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    const bob = await anAgent(meja, 'Bob', { roleKey: 'agent', departmentId: it_ });
    const { token } = await make(bob, ['ticket.read']);
    await revoke(bob, token.id);
    expect(await bob.one('{ apiTokens { id } }')).toEqual([{ id: token.id }]);
    meja.clock.advance('31d');
    await meja.get(ForgetApiTokens).run(meja.system());
    expect(await meja.control('select id from api_token where id = $1', [token.id])).toEqual([]);
  });
});

describe('telling who a token is', () => {
  it('is remembered: twelve thousand times cost no query', async () => {
    const eve = await anAgent(meja, 'Eve', { roleKey: 'agent', departmentId: it_ });
    const secrets = await Promise.all(Array.from({ length: 40 }, async () => (await make(eve, ['ticket.read'])).secret));
    const [authentication, visitor] = [meja.get(Authentication), meja.visitor('agent')];
    await Promise.all(secrets.map((secret) => authentication.byBearer(visitor, 'agent', secret)));
    const spy = jest.spyOn(pg.Client.prototype, 'query');
    let known = 0;
    for (let i = 0; i < 12_000; i++) if ((await authentication.byBearer(visitor, 'agent', secrets[i % 40] ?? ''))?.actor.byToken) known += 1;
    const asked = spy.mock.calls.filter(([statement]: readonly unknown[]) => JSON.stringify(statement).includes('api_token'));
    spy.mockRestore();
    expect([known, asked]).toEqual([12_000, []]);
  });

  it('costs no query for what is no token', async () => {
    for (const secret of ['', 'meja_', 'x'.repeat(1_000_000), `meja_${'A'.repeat(44)}`, "meja_' or true --"]) expect(await meja.get(Authentication).byBearer(meja.visitor('agent'), 'agent', secret)).toBeNull();
  });
});
