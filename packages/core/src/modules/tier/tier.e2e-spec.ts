import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Commands } from '@meja/plugin-sdk/server/kernel';
import { addTier, Tiers } from '@meja/plugin-sdk/server/tier';
import { createTestServer, done, type TestServer } from '@meja/testing';

describe('the tiers of a department', () => {
  let server: TestServer;
  let tiers: Tiers;

  beforeAll(async () => {
    server = await createTestServer();
    tiers = server.app.get(Tiers, { strict: false });
  });
  afterAll(() => server.stop());

  const commands = () => server.app.get(Commands, { strict: false });
  const names = async (departmentId: string) => (await tiers.ofDepartments(server.system, [departmentId]))[0]?.map(({ name }) => name);

  it('lead up and down from one to the next, and end at both ends', async () => {
    const [[first, second, third] = []] = await tiers.ofDepartments(server.system, [server.people.departmentA]);
    const way = async (id = '') => [(await tiers.below(server.system, id))?.name ?? null, (await tiers.above(server.system, id))?.name ?? null];
    expect([await way(first?.id), await way(second?.id), await way(third?.id)]).toEqual([[null, 'L2'], ['L1', 'Specialist'], ['L2', null]]);
    for (const id of ['01900000-0000-7000-8000-000000000000', 'nonsense']) expect(await way(id)).toEqual([null, null]);
  });

  it('may leave out levels, and one that is new is found at once', async () => {
    const { departmentB } = server.people;
    expect(await names(departmentB)).toEqual(['L1', 'L2', 'Specialist']);
    const { tierId } = await done(commands(), server.system, addTier, { departmentId: departmentB, level: 7, name: 'Maker' });
    expect((await tiers.byIds(server.system, [tierId]))[0]).toMatchObject({ level: 7, name: 'Maker' });
    expect((await tiers.below(server.system, tierId))?.name).toBe('Specialist');
    const [[, , third] = []] = await tiers.ofDepartments(server.system, [departmentB]);
    expect((await tiers.above(server.system, third?.id ?? ''))?.id).toBe(tierId);
  });

  it('hold each level once', async () => {
    const again = await commands().execute(server.system, addTier, { departmentId: server.people.departmentA, level: 2, name: 'Another' });
    expect(again).toMatchObject({ ok: false, failure: { code: 'VALIDATION_FAILED', params: { issues: [{ path: 'level', reason: 'taken' }] } } });
    expect(await names(server.people.departmentA)).toEqual(['L1', 'L2', 'Specialist']);
  });
});
