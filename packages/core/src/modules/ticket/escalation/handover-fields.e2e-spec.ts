import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aTicket, createTestServer, type TestClient, type TestServer } from '@meja/testing';
import { fullCard, line } from './testing/line.js';

const serial = { key: 'serial', label: 'Serial number', type: 'TEXT', required: true };
const impact = { key: 'impact', label: 'Who is affected', type: 'CHOICE', required: false, choices: ['One person', 'Everybody'] };

describe('what a department asks for on its cards', () => {
  let server: TestServer;
  let agentA: TestClient;
  let admin: TestClient;
  let departmentA: string;

  beforeAll(async () => {
    server = await createTestServer();
    [agentA, admin] = await Promise.all([server.as('agentA'), server.as('admin')]);
    ({ departmentA } = server.people);
  });
  afterAll(() => server.stop());
  beforeEach(() => line.ask(admin, departmentA, [serial, impact]));

  const asked = async (client: TestClient, departmentId = departmentA) =>
    (await client.must('query ($d: ID!) { handoverFields(departmentId: $d) { key label type required choices } }', { d: departmentId })).handoverFields;

  it('is chosen by who may configure it, and read by the department in that order', async () => {
    const fields = [{ ...serial, choices: [] }, impact];
    expect(await asked(agentA)).toEqual(fields);
    expect(await line.ask(admin, departmentA, [impact, serial])).toEqual({ __typename: 'HandoverFieldsSet', fields: [fields[1], fields[0]] });
    expect(await server.rows(`select fields -> 'handoverFields' -> 'after' -> 0 ->> 'key' as first from change where entity = 'Department' order by occurred_at desc limit 1`)).toEqual([{ first: 'impact' }]);
  });

  it('is no business of another department, nor of who may not configure it', async () => {
    expect(await asked(await server.as('agentB'))).toEqual([]);
    expect((await agentA.ask('mutation ($input: SetHandoverFieldsInput!) { setHandoverFields(input: $input) { __typename } }', { input: { departmentId: departmentA, fields: [] } })).errors[0]?.extensions['code']).toBe('FORBIDDEN');
    expect(await asked(agentA)).toHaveLength(2);
    expect(await line.ask(admin, '01900000-0000-7000-8000-000000000000', [serial])).toMatchObject({ __typename: 'NotFound' });
  });

  it('is not overwritten by who did not see the latest', async () => {
    const form = async (client: TestClient) => (await client.must('query ($d: ID!) { handoverForm(departmentId: $d) { version fields { key } } }', { d: departmentA })).handoverForm;
    const { version } = await form(agentA);
    expect(await form(await server.as('agentB'))).toBeNull();
    const [mine, theirs] = [[serial], [serial, impact, { ...serial, key: 'site', label: 'Site' }]];
    expect(await line.ask(admin, departmentA, theirs, version)).toMatchObject({ __typename: 'HandoverFieldsSet' });
    const refused = await line.ask(admin, departmentA, mine, version);
    expect(refused).toMatchObject({ __typename: 'EditConflict', params: { departmentId: departmentA, version: version + 1, conflicts: [{ field: 'handoverFields', by: expect.stringMatching(/./), at: expect.stringMatching(/^\d{4}-/) }] } });
    const [{ yours, theirs: standing }] = refused.params.conflicts;
    expect([yours, standing].map((fields) => fields.map(({ key }: { key: string }) => key))).toEqual([['serial'], ['serial', 'impact', 'site']]);
    expect((await form(agentA)).fields).toHaveLength(3);
    // The same wish twice is no conflict; having seen the other, it is meant.
    expect(await line.ask(admin, departmentA, theirs, version)).toMatchObject({ __typename: 'HandoverFieldsSet' });
    expect(await line.ask(admin, departmentA, mine, version + 1)).toMatchObject({ __typename: 'HandoverFieldsSet', fields: [{ key: 'serial' }] });
    const { version: now } = await form(agentA);
    const both = await Promise.all([line.ask(admin, departmentA, [impact], now), line.ask(admin, departmentA, [serial, impact], now)]);
    expect(both.map(({ __typename }) => __typename).sort()).toEqual(['EditConflict', 'HandoverFieldsSet']);
  });

  it('must make sense: keys once, a choice with values', async () => {
    const issues = async (fields: object[]) => (await line.ask(admin, departmentA, fields)).params.issues;
    expect(await issues([serial, serial])).toEqual([{ path: 'fields.1.key', reason: 'taken' }]);
    expect(await issues([{ ...serial, key: 'Serial number' }])).toEqual([{ path: 'fields.0.key', reason: 'not_a_key' }]);
    expect(await issues([{ ...impact, choices: [] }])).toEqual([{ path: 'fields.0.choices', reason: 'required' }]);
    expect(await issues([{ ...impact, choices: ['a', 'a'] }])).toEqual([{ path: 'fields.0.choices', reason: 'taken' }]);
    expect(await asked(agentA)).toHaveLength(2);
  });

  it('is needed to hand a ticket over, and named when it is not there', async () => {
    const id = await aTicket(server);
    const card = (fields: object[]) => ({ card: { ...fullCard, fields } });
    expect(await line.escalate(agentA, id)).toMatchObject({ __typename: 'HandoverMissing', params: { missing: ['fields.serial'] } });
    const wrong = await line.escalate(agentA, id, card([{ key: 'serial', value: 7 }, { key: 'impact', value: 'Nobody' }, { key: 'colour', value: 'red' }]));
    expect(wrong).toMatchObject({ __typename: 'ValidationFailed', params: { issues: [{ path: 'card.fields.serial', reason: 'not_text' }, { path: 'card.fields.impact', reason: 'unknown_value' }, { path: 'card.fields.colour', reason: 'unknown_field' }] } });
    const up = await line.escalate(agentA, id, card([{ key: 'impact', value: 'Everybody' }, { key: 'serial', value: ' SN-7 ' }]));
    expect(up.handovers[0].fields).toEqual([{ key: 'serial', label: 'Serial number', value: 'SN-7' }, { key: 'impact', label: 'Who is affected', value: 'Everybody' }]);
  });

  it('is asked where the ticket comes from, not where it goes', async () => {
    const id = await aTicket(server, { departmentId: server.people.departmentB });
    const agentB = await server.as('agentB');
    expect(await line.transfer(agentB, id, departmentA)).toMatchObject({ __typename: 'TicketHandedOver' });
    expect(await line.transfer(agentA, id, server.people.departmentB)).toMatchObject({ __typename: 'HandoverMissing', params: { missing: ['fields.serial'] } });
  });

  it('stays on a card as it was called then', async () => {
    const id = await aTicket(server);
    await line.escalate(agentA, id, { card: { ...fullCard, fields: [{ key: 'serial', value: 'SN-8' }] } });
    await line.ask(admin, departmentA, [{ ...serial, label: 'Number on the back' }]);
    expect((await line.read(agentA, id)).handovers[0].fields).toEqual([{ key: 'serial', label: 'Serial number', value: 'SN-8' }]);
  });
});
