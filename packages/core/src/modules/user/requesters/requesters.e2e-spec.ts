import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { registerRequester } from '@meja/plugin-sdk/server/user';
import { createDepartment, deactivateUser } from '../index.js';
import { startInstallation, type Installation } from '../testing/installation.js';
import { anAgent, aRequester, type Person } from '../testing/person.js';

let meja: Installation;
let ana: Person;
let rita: Person;
beforeAll(async () => {
  meja = await startInstallation();
  const { departmentId } = await meja.done(meja.system(), createDepartment, { key: 'it', name: 'IT' });
  ana = await anAgent(meja, 'Ana', { roleKey: 'agent', departmentId });
  rita = await aRequester(meja, 'Rita');
  for (const [email, name] of [['bo.ek@client.test', 'Bo Ek'], ['bob@client.test', 'Robert'], ['zoe@client.test', 'Bodil'], ['a_b@client.test', 'Under Score'], ['axb@client.test', 'Axel B'], ['gone@client.test', 'Bogdan']] as const) {
    await meja.done(meja.system(), registerRequester, { email, name });
  }
  const [gone] = await meja.rows<{ id: string }>(`select id from app_user where email = 'gone@client.test'`);
  await meja.done(meja.system(), deactivateUser, { userId: gone?.id ?? '' });
});
afterAll(() => meja?.stop());

const names = async (search: string, first = 8) => (await ana.one<{ name: string }[]>('query ($search: String!, $first: Int) { requesters(search: $search, first: $first) { name email } }', { search, first })).map(({ name }) => name);

describe('finding a requester', () => {
  it('goes by the first letters of the address, then of the name, whatever their size', async () => {
    expect(await names(' BO')).toEqual(['Bo Ek', 'Robert', 'Bodil']);
    expect(await names('bo', 2)).toEqual(['Bo Ek', 'Robert']);
  });

  it('takes every letter for itself', async () => {
    expect(await names('a_')).toEqual(['Under Score']);
    expect(await names('%%')).toEqual([]);
    expect(await names('\\\\')).toEqual([]);
  });

  it('finds nobody by one letter, and nobody who was deactivated', async () => {
    expect(await names('b')).toEqual([]);
    expect(await names('bogdan')).toEqual([]);
  });

  it('refuses to hand out long lists', async () => {
    const { errors } = await ana.ask('{ requesters(search: "bo", first: 21) { name } }');
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'PAGE_SIZE_REFUSED' });
  });

  it('A26 is for agents only', async () => {
    const { data, errors } = await rita.ask('{ requesters(search: "bo") { name } }');
    expect(data).toBeFalsy();
    expect(errors?.length).toBeGreaterThan(0);
  });
});
