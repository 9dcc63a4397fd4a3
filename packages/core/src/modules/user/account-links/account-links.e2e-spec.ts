import { request } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { until } from '@meja/testing';
import { registerRequester } from '@meja/plugin-sdk/server/user';
import { createDepartment, deactivateUser } from '../index.js';
import { startInstallation, type Installation } from '../testing/installation.js';
import { anAgent, aRequester, Person, signedIn } from '../testing/person.js';
import { AccountLinks } from './account-links.js';

let meja: Installation;
let it_: string;
let admin: Person;
beforeAll(async () => {
  meja = await startInstallation('all');
  it_ = (await meja.done(meja.system(), createDepartment, { key: 'it', name: 'IT' })).departmentId;
  admin = await anAgent(meja, 'Ada', { roleKey: 'admin', departmentId: null });
});
afterAll(() => meja?.stop());
beforeEach(() => meja.clock.advance('16m'));

interface Link {
  readonly id: string;
  readonly kind: string;
}
const linksOf = (email: string) => meja.rows<Link>(`select l.id, l.kind from account_link l join app_user u on u.id = l.user_id where u.email = $1 order by l.created_at`, [email]);
const urlOf = async (id: string) => (await meja.get(AccountLinks).urlOf(meja.system(), id)) ?? '';
const tokenOf = async (id: string) => (await meja.get(AccountLinks).tokenOf(meja.system(), id)) ?? '';
const visitor = (audience: 'agent' | 'portal') => new Person(meja, audience);
const reset = (audience: 'agent' | 'portal', email: string) => visitor(audience).one('mutation ($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) { __typename ... on PasswordResetRequested { validMinutes } ... on Failure { code params } } }', { input: { email } });
const choose = (audience: 'agent' | 'portal', token: string, password = 'a horse eats letters') =>
  visitor(audience).one<{ __typename: string; code?: string; email?: string }>('mutation ($input: SetPasswordByLinkInput!) { setPasswordByLink(input: $input) { __typename ... on PasswordSet { email } ... on Failure { code params message } } }', { input: { token, password } });
const invite = (email: string, name: string, by = admin) =>
  by.one('mutation ($input: CreateAgentInput!) { createAgent(input: $input) { __typename ... on Person { id canSignIn } ... on Failure { code } } }', { input: { email, name, roles: [{ role: 'agent', departmentId: it_ }] } });

async function linkFor(email: string, count = 1): Promise<string> {
  let links: Link[] = [];
  await until(async () => (links = await linksOf(email)).length >= count);
  return links.at(-1)?.id ?? '';
}

async function resetLink(audience: 'agent' | 'portal', email: string): Promise<string> {
  const before = (await linksOf(email)).length;
  await reset(audience, email);
  return tokenOf(await linkFor(email, before + 1));
}

describe('an invitation', () => {
  it('makes an agent who chooses a password by its link and signs in', async () => {
    expect(await invite('ben@meja.test', 'Ben Berg')).toMatchObject({ __typename: 'Person', canSignIn: false });
    const token = await tokenOf(await linkFor('ben@meja.test'));
    expect(await visitor('agent').one('query ($token: String!) { accountLink(token: $token) { kind name email } }', { token })).toEqual({ kind: 'INVITATION', name: 'Ben Berg', email: 'ben@meja.test' });
    expect(await choose('agent', token)).toEqual({ __typename: 'PasswordSet', email: 'ben@meja.test' });
    const ben = await signedIn(meja, 'agent', 'ben@meja.test', 'a horse eats letters');
    expect(await ben.one('{ viewer { name } }')).toEqual({ name: 'Ben Berg' });
    expect(await meja.rows(`select 1 as n from app_user where email = 'ben@meja.test' and email_verified_at is not null`)).toHaveLength(1);
  });

  it('asks for its mail by an event that does not hold the link', async () => {
    await invite('cia@meja.test', 'Cia');
    const id = await linkFor('cia@meja.test');
    const [event] = await meja.rows<{ facts: object }>(`select facts from event where type = 'user.account-link-requested' and facts->>'linkId' = $1`, [id]);
    expect(event?.facts).toEqual({ userId: expect.any(String), linkId: id, kind: 'invitation' });
    expect(JSON.stringify(event)).not.toContain((await tokenOf(id)).split('.')[1]);
  });

  it('goes to nobody who can sign in already, again to who cannot, and not for ever', async () => {
    await invite('ada@meja.test', 'Ada');
    expect(await linksOf('ada@meja.test')).toEqual([]);
    const dan = (await invite('dan@meja.test', 'Dan')) as { id: string };
    const again = (userId: string) => admin.one<{ code?: string }>('mutation ($id: ID!) { sendInvitation(userId: $id) { __typename ... on Failure { code } } }', { id: userId });
    expect(await again(admin.userId)).toMatchObject({ code: 'NOT_FOUND' });
    for (const code of [undefined, undefined, undefined, 'TOO_MANY_ATTEMPTS']) expect((await again(dan.id)).code).toBe(code);
  });

  it('A66 is for who manages people, and gives no more than they hold', async () => {
    const eva = await anAgent(meja, 'Eva', { roleKey: 'lead', departmentId: it_ });
    const document = 'mutation ($input: CreateAgentInput!) { createAgent(input: $input) { __typename } }';
    expect((await eva.ask(document, { input: { email: 'eva2@meja.test', name: 'E', roles: [{ role: 'admin' }] } })).errors[0]?.extensions.code).toBe('FORBIDDEN');
    expect(await linksOf('eva2@meja.test')).toEqual([]);
  });
});

describe('a link', () => {
  it('A58 leads to the configured origin, whatever the request said, with the token behind the #', async () => {
    await aRequester(meja, 'Rita');
    const document = 'mutation { requestPasswordReset(input: { email: "rita@client.test" }) { __typename } }';
    const send = (headers: Record<string, string>) =>
      new Promise<number>((resolve, reject) => {
        const sent = request(`${meja.address}/portal/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers } }, (answer) => resolve(answer.resume().statusCode ?? 0));
        sent.on('error', reject).end(JSON.stringify({ query: document }));
      });
    expect(await send({ host: 'evil.example' })).toBe(421);
    expect(await linksOf('rita@client.test')).toEqual([]);
    expect(await send({ 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example', 'x-original-host': 'evil.example', 'x-host': 'evil.example' })).toBe(200);
    const url = await urlOf(await linkFor('rita@client.test'));
    expect(url).toMatch(/^http:\/\/localhost\/help\/welcome#[\w-]{22}\.[\w-]{22}$/);
    await reset('agent', 'ada@meja.test');
    expect(await urlOf(await linkFor('ada@meja.test'))).toMatch(/^http:\/\/localhost\/welcome#[\w-]{22}\.[\w-]{22}$/);
    for (const host of ['evil.example', '127.0.0.1@evil.example', '127.0.0.1.evil.example']) expect(await send({ host })).toBe(421);
    expect([400, 421]).toContain(await send({ host: '127.0.0.1 evil.example' }));
  });

  it('A59 works once, also when it is used twice at the same moment', async () => {
    await aRequester(meja, 'Sam');
    const token = await resetLink('portal', 'sam@client.test');
    const answers = await Promise.all([choose('portal', token, 'first horse of the race'), choose('portal', token, 'second horse of the race')]);
    expect(answers.map(({ __typename }) => __typename).toSorted()).toEqual(['LinkRefused', 'PasswordSet']);
    expect(await choose('portal', token)).toMatchObject({ code: 'LINK_REFUSED' });
  });

  it('A59 answers used, expired, invented, altered, foreign and superseded alike', async () => {
    await aRequester(meja, 'Tom');
    const [used, expired, other] = [await resetLink('portal', 'tom@client.test'), await resetLink('portal', 'tom@client.test'), await resetLink('portal', 'sam@client.test')];
    expect(await choose('portal', used)).toMatchObject({ __typename: 'PasswordSet' });
    const superseded = expired;
    const late = await resetLink('portal', 'tom@client.test');
    meja.clock.advance('3601s');
    const [id = '', signature = ''] = other.split('.');
    const inOther = await meja.get(AccountLinks).read(meja.system(meja.workspaces[1]), 'portal', other);
    const atAgents = await resetLink('agent', 'ada@meja.test');
    const refusals = await Promise.all(
      [used, superseded, late, `${'A'.repeat(22)}.${'A'.repeat(22)}`, `${id}.${signature.slice(1)}A`, `${signature}.${id}`, '', "' or true --", atAgents, `${atAgents} `].map((token) => visitor('portal').ask(refusal, { input: { token, password: 'a horse eats letters' } })),
    );
    expect(inOther).toBeNull();
    expect(new Set(refusals.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(refusals[0]?.data).toEqual({ setPasswordByLink: { __typename: 'LinkRefused', code: 'LINK_REFUSED', params: {}, message: expect.stringContaining('no longer valid') } });
    expect(await visitor('portal').one('query ($token: String!) { accountLink(token: $token) { name } }', { token: used })).toBeNull();
  });

  it('A59 stands neither in the database nor in the log', async () => {
    await aRequester(meja, 'Uma');
    const token = await resetLink('portal', 'uma@client.test');
    await choose('portal', token, 'short');
    await choose('portal', `${token}x`);
    const [, signature = ''] = token.split('.');
    const tables = await meja.rows<{ name: string }>(`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`);
    for (const { name } of tables) expect([name, await meja.rows(`select 1 as n from "${name}" t where t::text like '%' || $1 || '%'`, [signature])]).toEqual([name, []]);
    for (const name of ['session', 'identity', 'attempt', 'pgboss.job']) expect([name, await meja.control(`select 1 as n from ${name} t where t::text like '%' || $1 || '%'`, [signature])]).toEqual([name, []]);
    expect(meja.log).not.toContain(signature);
    expect(meja.log).not.toContain('a horse eats letters');
    expect(await choose('portal', token)).toMatchObject({ __typename: 'PasswordSet' });
  });

  it('A59 is worth nothing to who may not sign in any more', async () => {
    const { userId } = await meja.done(meja.system(), registerRequester, { email: 'gone@client.test' });
    const token = await resetLink('portal', 'gone@client.test');
    await meja.done(meja.system(), deactivateUser, { userId });
    expect(await choose('portal', token)).toMatchObject({ code: 'LINK_REFUSED' });
  });
});

describe('choosing a password', () => {
  it('says what is wrong with it, and the link still works', async () => {
    await meja.done(meja.system(), registerRequester, { email: 'vera.lind@client.test', name: 'Vera Lind' });
    const token = await resetLink('portal', 'vera.lind@client.test');
    for (const [password, code] of [['short', 'PASSWORD_TOO_SHORT'], ['Vera.Lind2026', 'PASSWORD_IS_PERSONAL'], ['Password123', 'PASSWORD_IS_COMMON']] as const) expect(await choose('portal', token, password)).toMatchObject({ __typename: 'PasswordRefused', code });
    expect(await choose('portal', token)).toMatchObject({ __typename: 'PasswordSet' });
    expect((await signedIn(meja, 'portal', 'vera.lind@client.test', 'a horse eats letters')).userId).not.toBe('');
    expect(await meja.rows(`select 1 as n from app_user where email = 'vera.lind@client.test' and email_verified_at is not null`)).toHaveLength(1);
  });

  it('A61 ends every session there was, in both APIs, and its streams', async () => {
    const wim = await anAgent(meja, 'Wim', { roleKey: 'agent', departmentId: it_ });
    const atHelp = await signedIn(meja, 'portal', 'wim@meja.test');
    const stream = await wim.follow();
    expect(await choose('agent', await resetLink('agent', 'wim@meja.test'))).toMatchObject({ __typename: 'PasswordSet' });
    expect([await wim.one('{ viewer { name } }'), await atHelp.one('{ viewer { name } }')]).toEqual([null, null]);
    expect(await stream.closed).toBe(4401);
    await expect(signedIn(meja, 'agent', 'wim@meja.test')).rejects.toThrow('could not sign in');
    expect((await signedIn(meja, 'portal', 'wim@meja.test', 'a horse eats letters')).userId).toBe(wim.userId);
  });

  it('A40 evaluates one password per request, whatever the number of aliases', async () => {
    const tries = Array.from({ length: 5 }, (_, i) => `t${i}: setPasswordByLink(input: { token: "x", password: "p" }) { ... on Failure { code } }`);
    const { data } = await visitor('portal').ask(`mutation { ${tries.join(' ')} }`);
    expect(Object.values(data ?? {})).toEqual([{ code: 'LINK_REFUSED' }, ...Array.from({ length: 4 }, () => ({ code: 'TOO_MANY_ATTEMPTS' }))]);
  });
});

const refusal = 'mutation ($input: SetPasswordByLinkInput!) { setPasswordByLink(input: $input) { __typename ... on Failure { code params message } } }';
