import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Workspace } from '@meja/plugin-sdk/server/kernel';
import { registerRequester } from '@meja/plugin-sdk/server/user';
import type { Audience } from '../../../kernel/graphql/authentication.js';
import { SignIn } from '../commands/sign-in.js';
import { createAgent } from '../commands/tokens.js';
import { startInstallation, type Installation } from '../testing/installation.js';
import { Credentials } from './credentials.js';

let meja: Installation;
let ana: string;
beforeAll(async () => {
  meja = await startInstallation();
  ana = (await meja.done(meja.system(), createAgent, { email: 'ana@meja.test', name: 'Ana', roles: [{ roleKey: 'agent', departmentId: null }] })).userId;
  await meja.get(Credentials).setPassword(meja.system(), ana, 'right horse');
});
afterAll(() => meja?.stop());

let network = 0;
const anotherAddress = () => `198.51.${Math.floor(++network / 250)}.${network % 250}`;
interface Where {
  readonly audience?: Audience;
  readonly peerAddress?: string;
  readonly workspace?: Workspace;
}
const signIn = (email: string, password: string, { audience = 'agent', peerAddress = anotherAddress(), workspace = meja.workspaces[0] }: Where = {}) =>
  meja.get(SignIn).execute(meja.visitor(audience, workspace), { audience, email, password, peerAddress });
const codes = (results: Awaited<ReturnType<typeof signIn>>[]) => results.map((result) => (result.ok ? 'OK' : result.failure.code));
const later = () => meja.clock.advance('901s');

describe('signing in', () => {
  it('opens a session for the right password, however the address is written', async () => {
    expect(codes([await signIn('  ANA@meja.test ', 'right horse')])).toEqual(['OK']);
  });

  it('A60 answers alike for a wrong password and for an account that does not exist', async () => {
    expect(await signIn('ana@meja.test', 'wrong')).toEqual(await signIn('nobody@meja.test', 'wrong'));
  });

  it('A60 answers alike for an account of another workspace, one without a password and one that was never an agent', async () => {
    const { userId } = await meja.done(meja.system(), registerRequester, { email: 'rita@client.test' });
    await meja.done(meja.system(), createAgent, { email: 'fresh@meja.test', name: 'Fresh', roles: [{ roleKey: 'agent', departmentId: null }] });
    await meja.get(Credentials).setPassword(meja.system(), userId, 'right horse');
    const answers = [
      await signIn('ana@meja.test', 'right horse', { workspace: meja.workspaces[1] }),
      await signIn('fresh@meja.test', 'right horse'),
      await signIn('rita@client.test', 'right horse'),
    ];
    expect(codes(answers)).toEqual(['SIGN_IN_REFUSED', 'SIGN_IN_REFUSED', 'SIGN_IN_REFUSED']);
    expect(codes([await signIn('rita@client.test', 'right horse', { audience: 'portal' })])).toEqual(['OK']);
  });

  it('refuses what is no address or no password before anything is counted', async () => {
    const [before] = await meja.control<{ count: string }>('select count(*) from attempt');
    expect(await signIn('not an address', '')).toMatchObject({ failure: { params: { issues: [{ path: 'email', reason: 'not_an_address' }, { path: 'password', reason: 'required' }] } } });
    expect(await meja.control('select count(*) from attempt')).toEqual([before]);
  });
});

describe('rate limits of signing in', () => {
  it('A41 evaluate at most ten of a hundred parallel guesses at one account, each from another address', async () => {
    const answers = codes(await Promise.all(Array.from({ length: 100 }, (_, i) => signIn('victim@meja.test', `guess ${i}`))));
    expect(answers.filter((code) => code === 'SIGN_IN_REFUSED')).toHaveLength(10);
    expect(answers.filter((code) => code === 'TOO_MANY_ATTEMPTS')).toHaveLength(90);
  });

  it('A41 evaluate at most fifty guesses from one address, whatever accounts they name', async () => {
    const peerAddress = anotherAddress();
    const answers = codes(await Promise.all(Array.from({ length: 60 }, (_, i) => signIn(`spray${i}@meja.test`, 'Summer2026', { peerAddress }))));
    expect(answers.filter((code) => code === 'SIGN_IN_REFUSED')).toHaveLength(50);
    const refused = await signIn('ana@meja.test', 'right horse', { peerAddress });
    expect(codes([refused])).toEqual(['TOO_MANY_ATTEMPTS']);
    expect(!refused.ok && refused.failure.params['retryAfter']).toBeGreaterThan(800);
  });

  it('A41 are the same through both APIs and in every workspace', async () => {
    later();
    const tries = [];
    for (let i = 0; i < 12; i++) tries.push(await signIn('ana@meja.test', 'wrong', { audience: i % 2 ? 'agent' : 'portal', workspace: meja.workspaces[i % 3 ? 0 : 1] }));
    expect(codes(tries).slice(10)).toEqual(['TOO_MANY_ATTEMPTS', 'TOO_MANY_ATTEMPTS']);
    expect(codes([await signIn('ana@meja.test', 'right horse')])).toEqual(['TOO_MANY_ATTEMPTS']);
    later();
    expect(codes([await signIn('ana@meja.test', 'right horse')])).toEqual(['OK']);
  });

  it('slide: ten tries late in one quarter of an hour are not followed by ten early in the next', async () => {
    for (let i = 0; i < 10; i++) await signIn('slow@meja.test', 'wrong');
    meja.clock.advance('14m');
    expect(codes([await signIn('slow@meja.test', 'wrong')])).toEqual(['TOO_MANY_ATTEMPTS']);
    meja.clock.advance('61s');
    expect(codes([await signIn('slow@meja.test', 'wrong')])).toEqual(['SIGN_IN_REFUSED']);
  });

  it('do not count against who knows the password, but forgive no guess', async () => {
    later();
    for (let i = 0; i < 9; i++) await signIn('ana@meja.test', 'wrong');
    for (let i = 0; i < 3; i++) expect(codes([await signIn('ana@meja.test', 'right horse')])).toEqual(['OK']);
    expect(codes([await signIn('ana@meja.test', 'wrong'), await signIn('ana@meja.test', 'right horse')])).toEqual(['SIGN_IN_REFUSED', 'TOO_MANY_ATTEMPTS']);
  });

  it('keep no address and nothing that was typed', async () => {
    await signIn('canary-address@meja.test', 'canary-password');
    expect(JSON.stringify(await meja.control('select * from attempt'))).not.toContain('canary');
  });
});
