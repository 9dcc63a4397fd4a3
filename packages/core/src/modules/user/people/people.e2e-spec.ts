import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDepartment } from '../index.js';
import { startInstallation, type Installation } from '../testing/installation.js';
import { anAgent, aRequester, program, signedIn, type Person } from '../testing/person.js';

let meja: Installation;
let departments: { it: string; hr: string };
let admin: Person;
let chief: Person;
let ana: Person;
beforeAll(async () => {
  meja = await startInstallation();
  const made = async (key: string, name: string) => (await meja.done(meja.system(), createDepartment, { key, name })).departmentId;
  departments = { it: await made('it', 'IT'), hr: await made('hr', 'Human resources') };
  admin = await anAgent(meja, 'Ada', { roleKey: 'admin', departmentId: null });
  ana = await anAgent(meja, 'Ana', { roleKey: 'agent', departmentId: departments.it });
  await meja.rows(`insert into role (id, key, name, permissions) values ('018bcfe5-6800-7000-8000-0000000000aa', 'chief', 'Chief', '{user.manage,user.read,ticket.read}')`);
  chief = await anAgent(meja, 'Carl', { roleKey: 'chief', departmentId: null });
});
afterAll(() => meja?.stop());

const change = (verb: 'grantRole' | 'revokeRole') => `mutation ($input: RoleInput!) { ${verb}(input: $input) { __typename ... on Person { name roles { role { key } department { name } } } ... on Failure { code } } }`;
const role = (userId: string, key: string, departmentId: string | null = null) => ({ input: { userId, role: key, departmentId } });
const grant = (by: Person, ...of: Parameters<typeof role>) => by.one(change('grantRole'), role(...of));
const revoke = (by: Person, ...of: Parameters<typeof role>) => by.one(change('revokeRole'), role(...of));
const reactivate = (by: Person, id: string) => by.one('mutation ($id: ID!) { reactivateUser(id: $id) { __typename ... on Person { deactivatedAt roles { role { key } } } ... on Failure { code } } }', { id });
const deactivate = (by: Person, id: string) => by.one('mutation ($id: ID!) { deactivateUser(id: $id) { __typename ... on Person { deactivatedAt } ... on Failure { code message } } }', { id });

describe('an administrator', () => {
  it('sees the agents by name, with their roles and whether they can sign in', async () => {
    const page = await admin.one('{ people { edges { node { name email canSignIn deactivatedAt roles { role { key name } department { name } } } } pageInfo { hasNextPage } } }');
    expect(page).toEqual({
      edges: [
        { node: { name: 'Ada', email: 'ada@meja.test', canSignIn: true, deactivatedAt: null, roles: [{ role: { key: 'admin', name: 'Administrator' }, department: null }] } },
        { node: { name: 'Ana', email: 'ana@meja.test', canSignIn: true, deactivatedAt: null, roles: [{ role: { key: 'agent', name: 'Agent' }, department: { name: 'IT' } }] } },
        { node: { name: 'Carl', email: 'carl@meja.test', canSignIn: true, deactivatedAt: null, roles: [{ role: { key: 'chief', name: 'Chief' }, department: null }] } },
      ],
      pageInfo: { hasNextPage: false },
    });
  });

  it('turns the pages, and finds by a part of name or address', async () => {
    const list = 'query ($search: String, $first: Int, $after: String) { people(search: $search, first: $first, after: $after) { edges { node { name } } pageInfo { hasNextPage endCursor } } }';
    interface Page { edges: { node: { name: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } }
    const names = ({ edges }: Page) => edges.map(({ node }) => node.name);
    const first = await admin.one<Page>(list, { first: 2 });
    expect([names(first), first.pageInfo.hasNextPage]).toEqual([['Ada', 'Ana'], true]);
    expect(names(await admin.one<Page>(list, { first: 2, after: first.pageInfo.endCursor }))).toEqual(['Carl']);
    expect(names(await admin.one<Page>(list, { search: 'CAR' }))).toEqual(['Carl']);
    expect(names(await admin.one<Page>(list, { search: 'ana@' }))).toEqual(['Ana']);
    expect((await admin.ask(list, { after: 'nonsense' })).errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('sees which roles there are and what they grant', async () => {
    const roles = await admin.one<{ key: string; permissions: string[] }[]>('{ roles { key permissions } }');
    expect(roles.map(({ key }) => key)).toEqual(['admin', 'lead', 'agent', 'light-agent', 'chief']);
    expect(roles[0]?.permissions).toContain('user.manage');
    expect(roles[3]?.permissions).toEqual(['api-token.manage', 'ticket.note', 'ticket.read', 'user.read']);
  });

  it('gives and takes roles in one department or everywhere', async () => {
    expect(await grant(admin, ana.userId, 'lead', departments.hr)).toEqual({ __typename: 'Person', name: 'Ana', roles: [{ role: { key: 'agent' }, department: { name: 'IT' } }, { role: { key: 'lead' }, department: { name: 'Human resources' } }] });
    expect(await revoke(admin, ana.userId, 'lead', departments.hr)).toMatchObject({ roles: [{ role: { key: 'agent' } }] });
    expect(await revoke(admin, ana.userId, 'lead', departments.hr)).toEqual({ __typename: 'NotFound', code: 'NOT_FOUND' });
  });

  it('is not the last one to leave', async () => {
    expect(await revoke(admin, admin.userId, 'admin')).toMatchObject({ code: 'LAST_ADMINISTRATOR' });
    expect(await deactivate(admin, admin.userId)).toMatchObject({ code: 'LAST_ADMINISTRATOR', message: expect.stringContaining('last administrator') });
    const other = await anAgent(meja, 'Olga', { roleKey: 'admin', departmentId: null });
    const both = await Promise.all([revoke(admin, other.userId, 'admin'), revoke(other, admin.userId, 'admin')]);
    expect(both.filter(({ code }) => code === 'LAST_ADMINISTRATOR')).toHaveLength(1);
    const left = await meja.rows(`select u.name from role_assignment a join role r on r.id = a.role_id join app_user u on u.id = a.user_id where r.key = 'admin'`);
    expect(left).toHaveLength(1);
    await meja.rows(`insert into role_assignment (id, user_id, role_id) select gen_random_uuid(), $1, id from role where key = 'admin' on conflict do nothing`, [admin.userId]);
    meja.clock.advance('4s');
  });
});

describe('a person who comes back', () => {
  const names = async (deactivated: boolean) => (await admin.one<{ edges: { node: { name: string } }[] }>('query ($gone: Boolean) { people(deactivated: $gone) { edges { node { name } } } }', { gone: deactivated })).edges.map(({ node }) => node.name);

  it('signs in again with the password and the roles they had, and finds no session that was open before', async () => {
    const pia = await anAgent(meja, 'Pia', { roleKey: 'agent', departmentId: departments.it });
    const { secret } = await pia.one<{ secret: string }>('mutation { createApiToken(input: { name: "t", scopes: ["ticket.read"] }) { ... on CreatedApiToken { secret } } }');
    await deactivate(admin, pia.userId);
    await expect(signedIn(meja, 'agent', 'pia@meja.test')).rejects.toThrow('could not sign in');
    // Somebody who was signing in while the other hand closed the door.
    await meja.control(`update session set revoked_at = null where user_id = $1`, [pia.userId]);
    expect(await reactivate(admin, pia.userId)).toEqual({ __typename: 'Person', deactivatedAt: null, roles: [{ role: { key: 'agent' } }] });
    meja.clock.advance('4s');
    expect(await pia.one('{ viewer { name } }')).toBeNull();
    expect((await program(meja, secret).ask('{ viewer { name } }')).status).toBe(401);
    expect((await signedIn(meja, 'agent', 'pia@meja.test')).userId).toBe(pia.userId);
    expect([(await names(true)).includes('Pia'), (await names(false)).includes('Pia')]).toEqual([false, true]);
    expect(await reactivate(admin, pia.userId)).toMatchObject({ __typename: 'Person', deactivatedAt: null });
    const told = await meja.rows<{ fields: object }>(`select fields from change where entity_id = $1 and fields ? 'deactivatedAt' order by occurred_at`, [pia.userId]);
    expect(told.map(({ fields }) => fields)).toEqual([{ deactivatedAt: { before: null, after: expect.any(String) } }, { deactivatedAt: { before: expect.any(String), after: null } }]);
    expect(await meja.rows(`select 1 as n from event where type = 'user.reactivated' and facts->>'userId' = $1`, [pia.userId])).toHaveLength(1);
  });

  it('may be a requester', async () => {
    const rolf = await aRequester(meja, 'Rolf');
    await deactivate(admin, rolf.userId);
    expect(await reactivate(admin, rolf.userId)).toMatchObject({ __typename: 'Person', roles: [] });
    expect((await signedIn(meja, 'portal', 'rolf@client.test')).userId).toBe(rolf.userId);
  });

  it('A66 is let in by nobody who holds less than they did, nor by who manages people in some departments only', async () => {
    const otto = await anAgent(meja, 'Otto', { roleKey: 'agent', departmentId: departments.it });
    await deactivate(admin, otto.userId);
    expect(await reactivate(chief, otto.userId)).toEqual({ __typename: 'NotFound', code: 'NOT_FOUND' });
    expect(await deactivate(chief, otto.userId)).toMatchObject({ code: 'NOT_FOUND' });
    const local = await anAgent(meja, 'Lola', { roleKey: 'admin', departmentId: departments.it });
    expect(await reactivate(local, otto.userId)).toMatchObject({ code: 'NOT_FOUND' });
    expect((await ana.ask(`mutation { reactivateUser(id: "${otto.userId}") { __typename } }`)).errors[0]?.extensions.code).toBe('FORBIDDEN');
    expect(await reactivate(admin, departments.it)).toMatchObject({ code: 'NOT_FOUND' });
    await expect(signedIn(meja, 'agent', 'otto@meja.test')).rejects.toThrow('could not sign in');
    expect(await reactivate(admin, otto.userId)).toMatchObject({ __typename: 'Person' });
  });
});

describe('nobody gives themselves more', () => {
  it('A66 an agent may not try at all', async () => {
    for (const attempt of [change('grantRole'), change('revokeRole')]) expect((await ana.ask(attempt, role(ana.userId, 'admin'))).errors[0]?.extensions.code).toBe('FORBIDDEN');
    for (const query of ['{ people { edges { node { id } } } }', '{ roles { key } }', `mutation { deactivateUser(id: "${admin.userId}") { __typename } }`, `{ person(id: "${admin.userId}") { email } }`]) expect((await ana.ask(query)).errors[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('A66 who manages people gives no role that holds more than theirs, to nobody, by no spelling', async () => {
    for (const [key, at] of [['admin', null], ['admin', departments.it], ['lead', departments.it], ['agent', null], ['requester', null], ['ADMIN', null], ['*', null]] as const) {
      for (const userId of [chief.userId, ana.userId]) expect(await grant(chief, userId, key, at)).toMatchObject({ code: /^[a-z]/.test(key) ? 'NOT_FOUND' : 'VALIDATION_FAILED' });
    }
    expect(await grant(chief, ana.userId, 'chief', departments.hr)).toMatchObject({ __typename: 'Person' });
    expect(await revoke(chief, ana.userId, 'chief', departments.hr)).toMatchObject({ __typename: 'Person' });
  });

  it('A66 nor takes away what is more than theirs', async () => {
    expect(await revoke(chief, admin.userId, 'admin')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await deactivate(chief, admin.userId)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await deactivate(chief, ana.userId)).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('A66 a requester and a visitor have no name for it', async () => {
    const rita = await aRequester(meja, 'Rita');
    expect((await rita.ask(change('grantRole'), role(rita.userId, 'admin'))).errors[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  });
});

describe('a right that is taken', () => {
  const queue = '{ queueCounts { view } }';
  const refused = async (person: Person) => (await person.ask(queue)).errors[0]?.extensions.code ?? null;

  it('A67 is over for requests at once on the node that took it, and for open streams, which begin anew', async () => {
    const leo = await anAgent(meja, 'Leo', { roleKey: 'agent', departmentId: departments.it }, { roleKey: 'light-agent', departmentId: departments.hr });
    const stream = await leo.follow();
    expect(await refused(leo)).toBeNull();
    await revoke(admin, leo.userId, 'agent', departments.it);
    expect((await leo.one<{ departments: { name: string }[] }>('{ viewer { departments { name } } }')).departments).toEqual([{ name: 'Human resources' }]);
    expect(await stream.closed).toBe(4205);
    const again = await leo.follow();
    await revoke(admin, leo.userId, 'light-agent', departments.hr);
    expect(await refused(leo)).toBe('UNAUTHENTICATED');
    expect(await again.closed).toBe(4205);
    const outside = await leo.follow();
    expect(await outside.closed).toBe(4403);
  });

  it('A67 is over soon when this process dies right after the change: the trace it left is found', async () => {
    const mia = await anAgent(meja, 'Mia', { roleKey: 'agent', departmentId: departments.it }, { roleKey: 'agent', departmentId: departments.hr });
    const stream = await mia.follow();
    await meja.rows(`delete from role_assignment where user_id = $1 and department_id = $2`, [mia.userId, departments.it]);
    await meja.control(`update session set rights = rights + 1 where user_id = $1`, [mia.userId]);
    expect(await stream.closed).toBe(4205);
    meja.clock.advance('4s');
    expect((await mia.one<{ departments: object[] }>('{ viewer { departments { name } } }')).departments).toEqual([{ name: 'Human resources' }]);
  });

  it('A67 is over with the person: sessions, streams and tokens', async () => {
    const noa = await anAgent(meja, 'Noa', { roleKey: 'agent', departmentId: departments.it });
    const stream = await noa.follow();
    expect(await deactivate(admin, noa.userId)).toMatchObject({ __typename: 'Person', deactivatedAt: expect.any(String) });
    expect(await refused(noa)).toBe('UNAUTHENTICATED');
    expect(await stream.closed).toBe(4401);
    const gone = await admin.one<{ edges: { node: { name: string } }[] }>('{ people(deactivated: true) { edges { node { name } } } }');
    expect(gone.edges.map(({ node }) => node.name)).toEqual(['Noa']);
  });

  it('A67 a right that is given counts at once too', async () => {
    const stream = await ana.follow();
    await grant(admin, ana.userId, 'lead', departments.it);
    expect(await stream.closed).toBe(4205);
    expect((await ana.one<{ permissions: string[] }>('{ viewer { permissions } }')).permissions).toContain('ticket.redact');
  });
});
