import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Organizations } from '@meja/plugin-sdk/server/user';
import { createDepartment } from '../index.js';
import { startInstallation, type Installation } from '../testing/installation.js';
import { anAgent, aRequester, type Person } from '../testing/person.js';

let meja: Installation;
let lead: Person;
let ana: Person;
let rita: Person;
beforeAll(async () => {
  meja = await startInstallation();
  const { departmentId } = await meja.done(meja.system(), createDepartment, { key: 'it', name: 'IT' });
  lead = await anAgent(meja, 'Leo', { roleKey: 'lead', departmentId });
  ana = await anAgent(meja, 'Ana', { roleKey: 'agent', departmentId });
  rita = await aRequester(meja, 'Rita');
});
afterAll(() => meja?.stop());

interface Organization {
  readonly __typename: string;
  readonly id: string;
  readonly name: string;
  readonly members: { requester: { name: string; email: string }; isManager: boolean }[];
  readonly code?: string;
}
const change = (verb: string, input: string) => `mutation ($input: ${input}!) { ${verb}(input: $input) { __typename ... on Organization { id name members { requester { name email } isManager } } ... on Failure { code message } } }`;
const create = (name: string) => lead.one<Organization>(change('createOrganization', 'CreateOrganizationInput'), { input: { name } });
const add = (organizationId: string, email: string, more: object = {}) => lead.one<Organization>(change('addOrganizationMember', 'AddOrganizationMemberInput'), { input: { organizationId, email, ...more } });
const of = async (userId: string) => (await meja.get(Organizations).ofUser(meja.system(), userId)).map(({ name }) => name);
const managed = async (userId: string) => (await meja.get(Organizations).managedBy(meja.system(), userId)).map(({ name }) => name);

describe('an organization', () => {
  it('has members, known ones and new ones, and managers among them', async () => {
    const { id } = await create('Acme');
    await add(id, 'RITA@client.test');
    const made = await add(id, 'new@client.test', { name: 'Nora', isManager: true });
    expect(made.members).toEqual([{ requester: { name: 'Nora', email: 'new@client.test' }, isManager: true }, { requester: { name: 'Rita', email: 'rita@client.test' }, isManager: false }]);
    expect((await add(id, 'rita@client.test', { isManager: true })).members).toEqual(made.members);
    expect([await of(rita.userId), await managed(rita.userId)]).toEqual([['Acme'], []]);
    const set = (isManager: boolean) => lead.one<Organization>(change('setOrganizationManager', 'SetOrganizationManagerInput'), { input: { organizationId: id, userId: rita.userId, isManager } });
    expect((await set(true)).members[1]?.isManager).toBe(true);
    expect(await managed(rita.userId)).toEqual(['Acme']);
    await set(false);
    const left = await lead.one<Organization>(change('removeOrganizationMember', 'OrganizationMemberInput'), { input: { organizationId: id, userId: rita.userId } });
    expect(left.members.map(({ requester }) => requester.name)).toEqual(['Nora']);
    expect([await of(rita.userId), await managed(rita.userId)]).toEqual([[], []]);
    const told = await meja.rows<{ state: string }>(`select facts->>'state' as state from event where type = 'organization.member-changed' and facts->>'userId' = $1 order by occurred_at, id`, [rita.userId]);
    expect(told.map(({ state }) => state)).toEqual(['member', 'manager', 'member', 'removed']);
  });

  it('is the only one of its name, in whatever case and however many make it at once', async () => {
    const made = await Promise.all(['Globex', 'globex', 'GLOBEX'].map(create));
    expect(made.map(({ __typename }) => __typename).toSorted()).toEqual(['Organization', 'OrganizationExists', 'OrganizationExists']);
    const globex = made.find(({ __typename }) => __typename === 'Organization')!;
    const rename = (name: string) => lead.one<Organization>(change('renameOrganization', 'RenameOrganizationInput'), { input: { organizationId: globex.id, name } });
    expect(await rename('ACME')).toMatchObject({ code: 'ORGANIZATION_EXISTS', message: expect.stringContaining('ACME') });
    expect(await rename('Globex Corporation')).toMatchObject({ name: 'Globex Corporation' });
  });

  it('is found by a part of its name, page by page', async () => {
    for (const name of ['Initech', 'Initrode']) await create(name);
    const list = 'query ($search: String, $first: Int, $after: String) { organizations(search: $search, first: $first, after: $after) { edges { cursor node { name } } pageInfo { hasNextPage endCursor } } }';
    const first = await lead.one<{ edges: { node: object }[]; pageInfo: { endCursor: string; hasNextPage: boolean } }>(list, { search: 'init', first: 1 });
    expect([first.edges.map(({ node }) => node), first.pageInfo.hasNextPage]).toEqual([[{ name: 'Initech' }], true]);
    expect(await lead.one(list, { search: 'init', first: 1, after: first.pageInfo.endCursor })).toMatchObject({ edges: [{ node: { name: 'Initrode' } }], pageInfo: { hasNextPage: false } });
  });

  it('that comes first is the one a person joined first', async () => {
    const [first, second] = [await create('Zeta'), await create('Alpha')];
    await add(first.id, 'zoe@client.test');
    meja.clock.advance('1s');
    const { members } = await add(second.id, 'zoe@client.test');
    expect(members).toHaveLength(1);
    const [zoe] = await meja.rows<{ id: string }>(`select id from app_user where email = 'zoe@client.test'`);
    expect(await of(zoe?.id ?? '')).toEqual(['Zeta', 'Alpha']);
  });

  it('A66 A26 is for who manages organizations; what does not exist answers alike', async () => {
    expect((await ana.ask(change('createOrganization', 'CreateOrganizationInput'), { input: { name: 'Mine' } })).errors[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await ana.ask('{ organizations { edges { node { name } } } }')).errors[0]?.extensions.code).toBe('FORBIDDEN');
    for (const id of [rita.userId, '018bcfe5-6800-7000-8000-00000000ffff']) expect(await add(id, 'rita@client.test')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await lead.one('{ organization(id: "nothing") { name } }')).toBeNull();
  });
});
