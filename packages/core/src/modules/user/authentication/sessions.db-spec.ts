import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { until } from '@meja/testing';
import { Commands, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { registerRequester } from '@meja/plugin-sdk/server/user';
import { Notices } from '../../../kernel/database/index.js';
import { Authentication, type Audience } from '../../../kernel/graphql/authentication.js';
import { sessionRevoked } from '../../../kernel/graphql/index.js';
import { SignIn } from '../commands/sign-in.js';
import { SignOut } from '../commands/sign-out.js';
import { createAgent, createDepartment, deactivateUser, grantRole, revokeRole } from '../commands/tokens.js';
import { ForgetSessions, hashOfToken } from '../sessions/index.js';
import { accepted, startInstallation, type Installation } from '../testing/installation.js';
import { Credentials } from './credentials.js';

let meja: Installation;
let agents = 0;
let agent: { userId: string; email: string };

beforeAll(async () => {
  meja = await startInstallation();
});
afterAll(() => meja?.stop());
beforeEach(async () => {
  const email = `agent${++agents}@meja.test`;
  const { userId } = await meja.done(meja.system(), createAgent, { email, name: `Agent ${agents}`, roles: [{ roleKey: 'agent', departmentId: null }] });
  await meja.get(Credentials).setPassword(meja.system(), userId, 'right horse');
  agent = { userId, email };
});

const signIn = async (audience: Audience = 'agent', ctx = meja.visitor(audience)) =>
  accepted(await meja.get(SignIn).execute(ctx, { audience, email: agent.email, password: 'right horse', peerAddress: `203.0.113.${agents}` }));
const who = (token: string, audience: Audience = 'agent', workspace = meja.workspaces[0]) => meja.get(Authentication).byToken(meja.visitor(audience, workspace), audience, token);
const as = async (token: string, audience: Audience = 'agent'): Promise<RequestContext> => ({ ...meja.visitor(audience), ...(await who(token, audience)) });
/** Past what a node remembers. */
const forgotten = () => meja.clock.advance('4s');

describe('a session', () => {
  it('says who somebody is and what they may do', async () => {
    const { sessionId, token } = await signIn();
    expect(await who(token)).toMatchObject({ actor: { kind: 'person', audience: 'agent', userId: agent.userId, sessionId, name: `Agent ${agents}` }, locale: 'en', timeZone: 'UTC' });
  });

  it('A61 is stored as a hash: the token stands in no table', async () => {
    const { sessionId, token } = await signIn();
    const rows = await meja.control<{ token_hash: Buffer }>('select * from session where id = $1', [sessionId]);
    expect(rows[0]?.token_hash).toEqual(hashOfToken(token));
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  });

  it('is worth nothing in another workspace, even to a member of both', async () => {
    const other = meja.system(meja.workspaces[1]);
    await meja.done(other, createAgent, { email: agent.email, name: 'Same person', roles: [{ roleKey: 'agent', departmentId: null }] });
    const { token } = await signIn();
    expect(await who(token, 'agent', meja.workspaces[1])).toBeNull();
    expect(await who(token)).not.toBeNull();
  });

  it('is worth nothing at the other API', async () => {
    const [forAgents, forPortal] = [await signIn('agent'), await signIn('portal')];
    expect(await who(forAgents.token, 'portal')).toBeNull();
    expect(await who(forPortal.token, 'agent')).toBeNull();
  });

  it('in the help centre gives an agent the rights of a requester and no more', async () => {
    const { token } = await signIn('portal');
    expect((await who(token, 'portal'))?.actor.grants).toEqual(new Map([['portal.use', 'everywhere']]));
  });

  it('A61 changes at every sign-in, and the one before ends', async () => {
    const before = await signIn();
    const after = await signIn('agent', await as(before.token));
    expect(after.sessionId).not.toBe(before.sessionId);
    expect(await who(before.token)).toBeNull();
    expect(await who(after.token)).not.toBeNull();
  });

  it.each([
    ['nothing', ''],
    ['a letter', 'x'],
    ['an invented token', 'A'.repeat(43)],
    ['a piece of SQL', "' or true --"],
    ['a megabyte', 'A'.repeat(1_000_000)],
  ])('does not come from %s', async (_what, token) => {
    expect(await who(token)).toBeNull();
  });
});

describe('the end of a session', () => {
  it('of an agent comes after twelve idle hours', async () => {
    const { token } = await signIn();
    meja.clock.advance('11h');
    expect(await who(token)).not.toBeNull();
    meja.clock.advance('11h');
    expect(await who(token)).not.toBeNull();
    meja.clock.advance('721m');
    expect(await who(token)).toBeNull();
  });

  it('of an agent comes after seven days, however busy', async () => {
    const { token } = await signIn();
    for (let hours = 0; hours < 7 * 24 - 8; hours += 8) {
      meja.clock.advance('8h');
      expect(await who(token)).not.toBeNull();
    }
    meja.clock.advance('8h');
    expect(await who(token)).toBeNull();
  });

  it('of a requester comes after thirty days', async () => {
    const { token } = await signIn('portal');
    meja.clock.advance('719h');
    expect(await who(token, 'portal')).not.toBeNull();
    meja.clock.advance('2h');
    expect(await who(token, 'portal')).toBeNull();
  });

  it('A61 comes for all of them by signing out everywhere, and every node is told', async () => {
    const sessions = [await signIn(), await signIn(), await signIn('portal')];
    const told: unknown[] = [];
    const stop = meja.get(Notices).on(sessionRevoked, ({ sessionId }) => told.push(sessionId));
    const [first] = sessions;
    expect(await meja.get(SignOut).everywhere(await as(first?.token ?? ''))).toBe(true);
    await until(() => told.length === 3);
    stop();
    expect(told.toSorted()).toEqual(sessions.map(({ sessionId }) => sessionId).toSorted());
    expect(await Promise.all([who(sessions[0]?.token ?? ''), who(sessions[1]?.token ?? ''), who(sessions[2]?.token ?? '', 'portal')])).toEqual([null, null, null]);
    expect(await meja.get(Authentication).standing(sessions.map(({ sessionId }) => sessionId))).toEqual(new Map());
  });

  it('by signing out here leaves the others', async () => {
    const [here, there] = [await signIn(), await signIn()];
    expect(await meja.get(SignOut).here(await as(here.token))).toBe(true);
    expect(await who(here.token)).toBeNull();
    expect(await who(there.token)).not.toBeNull();
    expect(await meja.get(Authentication).standing([here.sessionId, there.sessionId])).toEqual(new Map([[there.sessionId, 0]]));
  });

  it('A61 comes within seconds even when the notice is lost', async () => {
    const { sessionId, token } = await signIn();
    expect(await who(token)).not.toBeNull();
    await meja.control('update session set revoked_at = now() where id = $1', [sessionId]);
    forgotten();
    expect(await who(token)).toBeNull();
  });

  it('A61 comes with a new password, in every workspace', async () => {
    const { token } = await signIn();
    await meja.get(Credentials).setPassword(meja.system(), agent.userId, 'another horse');
    expect(await who(token)).toBeNull();
  });

  it('comes when the person is deactivated, and no new one opens', async () => {
    const { token } = await signIn();
    await meja.done(meja.system(), deactivateUser, { userId: agent.userId });
    expect(await who(token)).toBeNull();
    await expect(signIn()).rejects.toThrow('SIGN_IN_REFUSED');
  });

  it('is forgotten a month later', async () => {
    const { sessionId } = await signIn();
    meja.clock.advance('38d');
    await meja.get(ForgetSessions).run(meja.system());
    expect(await meja.control('select id from session where id = $1', [sessionId])).toEqual([]);
    expect(await meja.control('select key from attempt')).toEqual([]);
  });
});

describe('a session of somebody whose roles change', () => {
  it('A67 loses a right within seconds', async () => {
    const { token } = await signIn();
    expect((await who(token))?.actor.grants.has('ticket.reply')).toBe(true);
    await meja.done(meja.system(), grantRole, { userId: agent.userId, roleKey: 'light-agent', departmentId: null });
    await meja.done(meja.system(), revokeRole, { userId: agent.userId, roleKey: 'agent', departmentId: null });
    forgotten();
    expect([...((await who(token))?.actor.grants.keys() ?? [])]).toEqual(expect.not.arrayContaining(['ticket.reply']));
  });

  it('A67 ends with the last role', async () => {
    const { token } = await signIn();
    await meja.done(meja.system(), revokeRole, { userId: agent.userId, roleKey: 'agent', departmentId: null });
    forgotten();
    expect(await who(token)).toBeNull();
  });

  it('A66 cannot give itself what it does not hold', async () => {
    const { departmentId } = await meja.done(meja.system(), createDepartment, { key: 'it', name: 'IT' });
    const { token } = await signIn();
    const own = await as(token);
    expect(await meja.get(Commands).execute(own, grantRole, { userId: agent.userId, roleKey: 'admin', departmentId })).toMatchObject({ failure: { code: 'NOT_FOUND' } });
    const managing: RequestContext = { ...own, actor: { ...own.actor, grants: new Map([['user.manage', 'everywhere'], ['ticket.read', 'everywhere']]) } as RequestContext['actor'] };
    expect(await meja.get(Commands).execute(managing, grantRole, { userId: agent.userId, roleKey: 'admin', departmentId })).toMatchObject({ failure: { code: 'NOT_FOUND' } });
  });

  it('is nobody at the API of agents while being a requester only', async () => {
    agent.email = 'rita@client.test';
    const { userId } = await meja.done(meja.system(), registerRequester, { email: agent.email });
    await meja.get(Credentials).setPassword(meja.system(), userId, 'right horse');
    await expect(signIn('agent')).rejects.toThrow('SIGN_IN_REFUSED');
    expect((await who((await signIn('portal')).token, 'portal'))?.actor.userId).toBe(userId);
  });
});

describe('reading a session', () => {
  it('writes when it was last seen at most once a minute', async () => {
    const { sessionId, token } = await signIn();
    const seen = async () => (await meja.control<{ at: Date }>('select last_seen_at as at from session where id = $1', [sessionId]))[0]?.at.getTime();
    const first = await seen();
    await who(token);
    forgotten();
    await who(token);
    expect(await seen()).toBe(first);
    meja.clock.advance('1m');
    await who(token);
    expect(await seen()).toBeGreaterThan(first ?? Infinity);
  });
});
