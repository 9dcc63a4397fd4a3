import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '@meja/testing';
import { WebSocket } from 'ws';
import { registerRequester } from '@meja/plugin-sdk/server/user';
import { ask, type Reply } from '../../kernel/graphql/testing/ask.js';
import { createAgent, createDepartment, deactivateUser, grantRole } from './commands/tokens.js';
import { Credentials } from './authentication/credentials.js';
import { startInstallation, type Installation } from './testing/installation.js';

let meja: Installation;
let departments: { it: string; hr: string };
let ana: string;
beforeAll(async () => {
  meja = await startInstallation();
  const made = async (key: string, name: string) => (await meja.done(meja.system(), createDepartment, { key, name })).departmentId;
  departments = { it: await made('it', 'IT'), hr: await made('hr', 'Human resources') };
  ana = (await meja.done(meja.system(), createAgent, { email: 'ana@meja.test', name: 'Ana', locale: 'sv', timeZone: 'Europe/Stockholm', roles: [{ roleKey: 'agent', departmentId: departments.it }] })).userId;
  const rita = await meja.done(meja.system(), registerRequester, { email: 'rita@client.test', name: 'Rita', locale: 'id', timeZone: 'Asia/Jakarta' });
  for (const userId of [ana, rita.userId]) await meja.get(Credentials).setPassword(meja.system(), userId, 'right horse');
});
afterAll(() => meja?.stop());

const agents = '/graphql';
const portal = '/portal/graphql';
const signInDocument = `mutation ($input: SignInInput!) { signIn(input: $input) { __typename ... on Viewer { id name } ... on Failure { code params message } } }`;
const signIn = (path: string, [email, password]: [string, string], headers: Record<string, string> = {}) => ask(meja.address, path, signInDocument, { variables: { input: { email, password } }, headers });
const cookieOf = (headers: Headers) => headers.get('set-cookie') ?? '';
const tokenOf = (headers: Headers) => /^meja_(?:agent|portal)=([\w-]{43});/.exec(cookieOf(headers))?.[1] ?? '';
const signedIn = async (path = agents, email = 'ana@meja.test') => tokenOf((await signIn(path, [email, 'right horse'])).headers);
const codeOf = ({ data }: Reply) => (data?.['signIn'] as { code?: string } | undefined)?.code;
const viewer = async (path: string, token: string) => (await ask(meja.address, path, '{ viewer { name } }', { token })).data?.['viewer'];
const calm = () => meja.clock.advance('16m');

describe('an agent', () => {
  it('signs in, sees who they are and what they may do, and signs out', async () => {
    const answer = await signIn(agents, ['Ana@meja.test', 'right horse']);
    expect(answer.data).toEqual({ signIn: { __typename: 'Viewer', id: ana, name: 'Ana' } });
    expect(cookieOf(answer.headers)).toMatch(/^meja_agent=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=604800$/);
    const token = tokenOf(answer.headers);
    const whole = await ask(meja.address, agents, '{ viewer { email locale timeZone permissions departments { name } workspaceName demo } departments { name } }', { token });
    expect(whole.data).toEqual({
      viewer: {
        email: 'ana@meja.test', locale: 'sv', timeZone: 'Europe/Stockholm', workspaceName: 'Workspace one', demo: false, departments: [{ name: 'IT' }],
        permissions: [
          'api-token.manage', 'ticket.assign', 'ticket.create', 'ticket.edit', 'ticket.escalate', 'ticket.fields', 'ticket.note', 'ticket.read', 'ticket.remove', 'ticket.reply', 'ticket.solve', 'ticket.transfer', 'ticket.work', 'user.read',
        ],
      },
      departments: [{ name: 'IT' }],
    });
    const out = await ask(meja.address, agents, 'mutation { signOut }', { token });
    expect(out.data).toEqual({ signOut: true });
    expect(cookieOf(out.headers)).toContain('Max-Age=0');
    expect(await viewer(agents, token)).toBeNull();
  });

  it('is told at once, in the answer of the sign-in, what they may do', async () => {
    const document = signInDocument.replace('id name', 'permissions departments { id }');
    const answer = await ask(meja.address, agents, document, { variables: { input: { email: 'ana@meja.test', password: 'right horse' } } });
    expect(answer.data?.['signIn']).toMatchObject({ departments: [{ id: departments.it }], permissions: expect.arrayContaining(['ticket.reply']) });
  });

  it('chooses their own language and time zone, and what they are shown next is in it', async () => {
    const token = await signedIn();
    const document = 'mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { __typename ... on Viewer { locale timeZone } ... on Failure { code params message } } }';
    const choose = async (input: object) => (await ask(meja.address, agents, document, { token, variables: { input } })).data?.['updateProfile'];
    expect(await choose({ locale: 'pl' })).toEqual({ __typename: 'Viewer', locale: 'pl', timeZone: 'Europe/Stockholm' });
    expect(await choose({ timeZone: 'Nowhere/Nothing' })).toMatchObject({ code: 'VALIDATION_FAILED', params: { issues: [{ path: 'timeZone', reason: 'unknown_time_zone' }] }, message: expect.stringContaining('strefa czasowa') });
    expect(await choose({ locale: 'xx' })).toMatchObject({ code: 'VALIDATION_FAILED', params: { issues: [{ path: 'locale', reason: 'unknown_locale' }] } });
    expect(await choose({ locale: 'sv', timeZone: 'Europe/Stockholm' })).toMatchObject({ locale: 'sv' });
    expect((await ask(meja.address, agents, document, { variables: { input: { locale: 'pl' } } })).data).toMatchObject({ updateProfile: { code: 'NOT_FOUND' } });
  });

  it('sees a department as soon as a role is given there', async () => {
    const token = await signedIn();
    await meja.done(meja.system(), grantRole, { userId: ana, roleKey: 'light-agent', departmentId: departments.hr });
    meja.clock.advance('4s');
    const { data } = await ask(meja.address, agents, '{ departments { name } viewer { granted { permission departmentIds } } }', { token });
    expect(data).toMatchObject({ departments: [{ name: 'IT' }, { name: 'Human resources' }] });
    const viewer = data?.['viewer'] as { granted: { permission: string; departmentIds: string[] | null }[] } | undefined;
    const reachOf = (wanted: string) => viewer?.granted.find(({ permission }) => permission === wanted)?.departmentIds?.toSorted();
    expect([reachOf('ticket.read'), reachOf('ticket.reply')]).toEqual([[departments.it, departments.hr].toSorted(), [departments.it]]);
  });
});

describe('a requester', () => {
  it('signs in to the help centre and sees where to ask', async () => {
    const token = await signedIn(portal, 'rita@client.test');
    const { data } = await ask(meja.address, portal, '{ viewer { name email locale timeZone workspaceName } departments { name } }', { token });
    expect(data).toEqual({
      viewer: { name: 'Rita', email: 'rita@client.test', locale: 'id', timeZone: 'Asia/Jakarta', workspaceName: 'Workspace one' },
      departments: [{ name: 'IT' }, { name: 'Human resources' }],
    });
  });

  it('is nobody at the API of agents, with the right password and with the cookie of the help centre', async () => {
    expect((await signIn(agents, ['rita@client.test', 'right horse'])).data?.['signIn']).toMatchObject({ code: 'SIGN_IN_REFUSED' });
    const token = await signedIn(portal, 'rita@client.test');
    expect(await viewer(agents, token)).toBeNull();
    expect((await ask(meja.address, agents, '{ departments { name } }', { token })).data).toEqual({ departments: [] });
  });
});

describe('a visitor', () => {
  it('is nobody, may see where to ask, and no departments of agents', async () => {
    expect((await ask(meja.address, agents, '{ viewer { id } departments { id } }')).data).toEqual({ viewer: null, departments: [] });
    expect((await ask(meja.address, portal, '{ viewer { id } departments { name } }')).data).toEqual({ viewer: null, departments: [{ name: 'IT' }, { name: 'Human resources' }] });
    expect((await ask(meja.address, agents, 'mutation { signOut signOutEverywhere }')).data).toEqual({ signOut: false, signOutEverywhere: false });
  });

  it('reads in their own language why they were refused', async () => {
    const answer = await signIn(agents, ['ana@meja.test', 'wrong'], { 'accept-language': 'pl' });
    expect(answer.data).toEqual({ signIn: { __typename: 'SignInRefused', code: 'SIGN_IN_REFUSED', params: {}, message: 'Adres e-mail i hasło nie pasują do siebie. Sprawdź oba i spróbuj ponownie.' } });
  });

  it('is told what does not fit before anything is tried', async () => {
    const answer = await signIn(agents, ['no address', '']);
    expect(answer.data?.['signIn']).toMatchObject({ code: 'VALIDATION_FAILED', params: { issues: [{ path: 'email', reason: 'not_an_address' }, { path: 'password', reason: 'required' }] } });
  });
});

describe('attacks on sign-in', () => {
  it('A40 evaluates one password per request, whatever the number of aliases', async () => {
    calm();
    const guesses = Array.from({ length: 20 }, (_, i) => `g${i}: signIn(input: { email: "rita@client.test", password: "guess ${i}" }) { ... on Failure { code } }`);
    await ask(meja.address, portal, `mutation { ${guesses.join(' ')} }`);
    expect(await attemptsAt('rita@client.test')).toBeLessThanOrEqual(1);
  });

  it('A40 takes no array of operations', async () => {
    calm();
    const query = 'mutation { signIn(input: { email: "rita@client.test", password: "x" }) { ... on Failure { code } } }';
    const response = await fetch(meja.address + portal, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(Array.from({ length: 20 }, () => ({ query }))) });
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(await attemptsAt('rita@client.test')).toBe(0);
  });

  it('A41 stops a hundred parallel guesses after ten, whatever forwarded address each claims', async () => {
    calm();
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, i) => signIn(portal, ['rita@client.test', `guess ${i}`], { 'x-forwarded-for': `203.0.113.${i}`, forwarded: `for=203.0.113.${i}`, 'x-real-ip': `203.0.113.${i}`, 'cf-connecting-ip': `203.0.113.${i}` })),
    );
    const codes = answers.map(codeOf);
    expect(codes.filter((code) => code === 'SIGN_IN_REFUSED').length).toBeLessThanOrEqual(10);
    expect(codes.filter((code) => code === 'TOO_MANY_ATTEMPTS').length).toBeGreaterThanOrEqual(90);
    expect((await signIn(portal, ['rita@client.test', 'right horse'])).data?.['signIn']).toMatchObject({ code: 'TOO_MANY_ATTEMPTS', params: { retryAfter: expect.any(Number) } });
  });

  it('A41 counts the address of the connection, not the one that is claimed', async () => {
    calm();
    const answers = [];
    for (let i = 0; i < 52; i++) answers.push(await signIn(portal, [`spray${i}@client.test`, 'Summer2026'], { 'x-forwarded-for': `203.0.113.${i}` }));
    expect(answers.slice(50).map(codeOf)).toEqual(['TOO_MANY_ATTEMPTS', 'TOO_MANY_ATTEMPTS']);
  });

  it('A60 answers a wrong password and an unknown account with the same body, status and headers', async () => {
    calm();
    const [known, unknown] = [await signIn(agents, ['ana@meja.test', 'wrong']), await signIn(agents, ['nobody@meja.test', 'wrong'])];
    const comparable = ({ status, text, headers }: typeof known) => ({ status, text, headers: [...headers].filter(([name]) => name !== 'x-request-id' && name !== 'date') });
    expect(comparable(known)).toEqual(comparable(unknown));
    expect(cookieOf(known.headers)).toBe('');
  });

  it('A61 gives another cookie at every sign-in and ends the session that was there', async () => {
    calm();
    const before = await signedIn();
    const answer = await signIn(agents, ['ana@meja.test', 'right horse'], { cookie: `meja_agent=${before}` });
    expect(tokenOf(answer.headers)).not.toBe(before);
    expect(await viewer(agents, before)).toBeNull();
    expect(await viewer(agents, tokenOf(answer.headers))).toEqual({ name: 'Ana' });
  });

  it('A61 does not take a session from a cookie that somebody planted', async () => {
    const planted = 'A'.repeat(43);
    const answer = await signIn(agents, ['ana@meja.test', 'right horse'], { cookie: `meja_agent=${planted}` });
    expect(tokenOf(answer.headers)).not.toBe(planted);
    expect(await viewer(agents, planted)).toBeNull();
  });

  it('A61 signing out everywhere ends every session of both APIs', async () => {
    calm();
    const [first, second, help] = [await signedIn(), await signedIn(), await signedIn(portal)];
    expect((await ask(meja.address, agents, 'mutation { signOutEverywhere }', { token: first })).data).toEqual({ signOutEverywhere: true });
    const left = async () => (await Promise.all([viewer(agents, first), viewer(agents, second), viewer(portal, help)])).filter((each) => each !== null);
    await until(async () => (await left()).length === 0);
  });
});

describe('a session of one workspace', () => {
  it('is nobody in another', async () => {
    calm();
    const token = await signedIn();
    const body = JSON.stringify({ query: '{ viewer { name workspaceName } departments { id } }' });
    const text = await new Promise<string>((resolve, reject) => {
      const asked = request(meja.address + agents, { method: 'POST', headers: { host: 'two.meja.test', 'content-type': 'application/json', cookie: `meja_agent=${token}` } }, (response) => {
        let whole = '';
        response.setEncoding('utf8').on('data', (part: string) => (whole += part)).on('end', () => resolve(whole));
      });
      asked.on('error', reject).end(body);
    });
    expect(JSON.parse(text)).toEqual({ data: { viewer: null, departments: [] } });
  });
});

describe('an open stream', () => {
  it.each([
    ['its person signs out everywhere', (token: string) => ask(meja.address, agents, 'mutation { signOutEverywhere }', { token })],
    ['its session is revoked and the notice is lost', () => meja.control('update session set revoked_at = now()')],
    ['its person is deactivated', () => meja.done(meja.system(), deactivateUser, { userId: ana })],
  ])('A61 closes with 4401 when %s', async (_when, end) => {
    calm();
    const token = await signedIn();
    const socket = new WebSocket(meja.address.replace('http', 'ws') + agents, 'graphql-transport-ws', { headers: { cookie: `meja_agent=${token}` } });
    const closed = new Promise<number>((resolve) => socket.once('close', resolve));
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    socket.send(JSON.stringify({ type: 'connection_init' }));
    await new Promise((resolve) => socket.once('message', resolve));
    socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: 'subscription { ticketsChanged { tickets { id } } }' } }));
    await end(token);
    expect(await closed).toBe(4401);
  });
});

/** How many passwords were evaluated for an account within the last quarter of an hour. */
async function attemptsAt(email: string): Promise<number> {
  const [row] = await meja.control<{ count: number }>(`select count(*)::int from attempt, unnest(times) t where key = $1 and t > $2`, [
    `account:${createHash('sha256').update(email).digest('base64url')}`, new Date(meja.clock.now().getTime() - 15 * 60_000),
  ]);
  return row?.count ?? 0;
}
