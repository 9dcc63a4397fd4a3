import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Commands, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { Departments, registerRequester, Users } from '@meja/plugin-sdk/server/user';
import { makeId } from '../../kernel/context/ids.js';
import { createAgent, createDepartment, deactivateUser, grantRole } from './commands/tokens.js';
import { startInstallation, type Installation } from './testing/installation.js';

let meja: Installation;
let it_: string;
let hr: string;
let ana: string;
let leo: string;
let rita: string;
beforeAll(async () => {
  meja = await startInstallation();
  it_ = (await meja.done(meja.system(), createDepartment, { key: 'it', name: 'IT' })).departmentId;
  hr = (await meja.done(meja.system(), createDepartment, { key: 'hr', name: 'Human resources' })).departmentId;
  ana = await agent('Ana', 'agent', it_);
  leo = await agent('Leo', 'light-agent', it_);
  rita = (await meja.done(meja.system(), registerRequester, { email: 'Rita@Client.test', name: 'Rita' })).userId;
});
afterAll(() => meja?.stop());

const agent = async (name: string, roleKey: string, departmentId: string | null) =>
  (await meja.done(meja.system(), createAgent, { email: `${name}@meja.test`, name, roles: [{ roleKey, departmentId }] })).userId;
const person = (userId: string, grants: Record<string, string[] | 'everywhere'> = {}): RequestContext => ({
  ...meja.system(),
  actor: { kind: 'person', audience: 'agent', userId, name: '', sessionId: null, grants: new Map(Object.entries(grants).map(([id, at]) => [id, at === 'everywhere' ? at : new Set(at)])) },
});
const names = (people: readonly ({ name: string } | null)[]) => people.map((each) => each?.name ?? null);

describe('registering a requester', () => {
  it('makes a person of whom only the address is known', async () => {
    const { userId, created } = await meja.done(meja.visitor('portal'), registerRequester, { email: 'new.person@client.test' });
    expect(created).toBe(true);
    expect(await meja.get(Users).byIds(meja.system(), [userId])).toEqual([{ id: userId, email: 'new.person@client.test', name: 'new.person', locale: 'en', timeZone: 'UTC' }]);
  });

  it('finds a person again, and believes nothing new about them', async () => {
    expect(await meja.done(meja.visitor('portal'), registerRequester, { email: 'RITA@client.test', name: 'Mallory' })).toEqual({ userId: rita, name: 'Rita', created: false });
    expect(names(await meja.get(Users).byIds(meja.system(), [rita]))).toEqual(['Rita']);
  });

  it('makes one person of twenty messages that arrive at once, and tells it once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => meja.done(meja.visitor('portal'), registerRequester, { email: 'burst@client.test' })));
    expect(new Set(answers.map(({ userId }) => userId)).size).toBe(1);
    expect(answers.filter(({ created }) => created)).toHaveLength(1);
  });

  it('refuses what is no address', async () => {
    expect(await meja.get(Commands).execute(meja.visitor('portal'), registerRequester, { email: 'a@victim.example(x)evil.example' })).toMatchObject({ ok: false, failure: { code: 'VALIDATION_FAILED' } });
  });
});

describe('who sees whom', () => {
  it('an agent who may read people sees everybody, in the order asked for', async () => {
    const ids = [rita, makeId(), 'no id', ana, rita];
    expect(names(await meja.get(Users).byIds(person(leo, { 'user.read': [it_] }), ids))).toEqual(['Rita', null, null, 'Ana', 'Rita']);
  });

  it('A26 a requester sees nobody else', async () => {
    expect(names(await meja.get(Users).byIds(person(rita, { 'portal.use': 'everywhere' }), [rita, ana]))).toEqual(['Rita', null]);
    expect(await meja.get(Users).byEmail(person(rita), 'ana@meja.test')).toBeNull();
  });

  it('A26 a visitor sees nobody', async () => {
    expect(await meja.get(Users).byIds(meja.visitor('portal'), [rita])).toEqual([null]);
    expect(await meja.get(Users).byEmail(meja.visitor('agent'), 'rita@client.test')).toBeNull();
  });

  it('a person is found by address however it is written', async () => {
    expect((await meja.get(Users).byEmail(meja.system(), 'ANA@meja.test'))?.id).toBe(ana);
  });

  it('a person of one workspace does not exist in another', async () => {
    expect(await meja.get(Users).byIds(meja.system(meja.workspaces[1]), [ana])).toEqual([null]);
    expect(await meja.get(Departments).all(meja.system(meja.workspaces[1]))).toEqual([]);
  });
});

describe('agents with a permission in a department', () => {
  it('are those whose role holds it there or everywhere, by name', async () => {
    const boss = await agent('Admin', 'admin', null);
    const agents = await meja.get(Users).agentsWith(meja.system(), 'ticket.work', it_);
    expect(agents.map(({ id }) => id)).toEqual([boss, ana]);
    expect(names(await meja.get(Users).agentsWith(meja.system(), 'ticket.work', hr))).toEqual(['Admin']);
  });

  it('are not shown outside the departments one may read people of', async () => {
    expect(names(await meja.get(Users).agentsWith(person(leo, { 'user.read': [it_] }), 'ticket.read', it_))).toEqual(['Admin', 'Ana', 'Leo']);
    expect(await meja.get(Users).agentsWith(person(leo, { 'user.read': [it_] }), 'ticket.read', hr)).toEqual([]);
    expect(await meja.get(Users).agentsWith(meja.system(), 'ticket.read', 'no id')).toEqual([]);
  });

  it('are not offered once they are deactivated', async () => {
    const gone = await agent('Gone', 'agent', hr);
    await meja.done(meja.system(), deactivateUser, { userId: gone });
    expect(names(await meja.get(Users).agentsWith(meja.system(), 'ticket.work', hr))).not.toContain('Gone');
  });
});

describe('roles', () => {
  it('are given once, however often', async () => {
    await meja.done(meja.system(), grantRole, { userId: ana, roleKey: 'agent', departmentId: it_ });
    expect(names(await meja.get(Users).agentsWith(meja.system(), 'ticket.work', it_)).filter((name) => name === 'Ana')).toHaveLength(1);
  });

  it.each([
    ['a role nobody made', { roleKey: 'wizard', departmentId: null }],
    ['the role everybody holds', { roleKey: 'requester', departmentId: null }],
    ['a department that does not exist', { roleKey: 'agent', departmentId: '018bcfe5-6800-7000-8000-00000000ffff' }],
  ])('are refused for %s', async (_what, role) => {
    expect(await meja.get(Commands).execute(meja.system(), grantRole, { userId: rita, ...role })).toMatchObject({ ok: false, failure: { code: 'NOT_FOUND' } });
  });

  it('refuse to make an agent half: nobody stays when one of the roles is refused', async () => {
    const roles = [{ roleKey: 'agent', departmentId: null }, { roleKey: 'wizard', departmentId: null }];
    expect(await meja.get(Commands).execute(meja.system(), createAgent, { email: 'half@meja.test', name: 'Half', roles })).toMatchObject({ ok: false });
    expect(await meja.get(Users).byEmail(meja.system(), 'half@meja.test')).toBeNull();
  });
});

describe('departments', () => {
  it('stand in the order they were made in, and once per key', async () => {
    expect((await meja.done(meja.system(), createDepartment, { key: 'it', name: 'Other' })).departmentId).toBe(it_);
    expect(names(await meja.get(Departments).all(meja.visitor('portal')))).toEqual(['IT', 'Human resources']);
    expect(names(await meja.get(Departments).byIds(meja.visitor('portal'), [hr, makeId(), 'x', it_]))).toEqual(['Human resources', null, null, 'IT']);
  });
});
