import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aTicket, createTestServer, type TestClient, type TestServer } from '@meja/testing';
import { line, tierAt } from '../escalation/testing/line.js';

const assign = 'mutation ($input: AssignTicketInput!) { assignTicket(input: $input) { __typename } }';

describe('what somebody had who cannot work on it any more', () => {
  let server: TestServer;
  let admin: TestClient;
  let agentA: TestClient;

  beforeAll(async () => {
    server = await createTestServer();
    [admin, agentA] = await Promise.all([server.as('admin'), server.as('agentA')]);
  });
  afterAll(() => server.stop());

  async function given(assigneeId: string, more = ''): Promise<string> {
    const ticketId = await aTicket(server);
    expect((await admin.must(assign, { input: { ticketId, assigneeId } })).assignTicket.__typename).toBe('Ticket');
    if (more) await server.rows(`update ticket set ${more} where id = $1`, [ticketId]);
    return ticketId;
  }
  const whose = async (ids: readonly string[]) => {
    const rows = await server.rows('select id, assignee_id from ticket where id = any($1)', [ids]);
    return ids.map((id) => rows.find((row) => row['id'] === id)?.['assignee_id']);
  };

  it('belongs to nobody when they leave, and is taken next; what is closed stays theirs, and what others have', async () => {
    const { agentA: a, agentA2: a2 } = server.people.ids;
    const [open, solved, closed, other] = [await given(a2), await given(a2, `status = 'solved', solved_at = now()`), await given(a2, `status = 'closed'`), await given(a)];
    await admin.must('mutation ($id: ID!) { deactivateUser(id: $id) { __typename } }', { id: a2 });
    await server.settle();
    expect(await whose([open, solved, closed, other])).toEqual([null, null, a2, a]);
    expect((await line.takeNext(agentA, await tierAt(server, server.people.departmentA, 1))).id).toBe(open);
    expect(await server.rows(`select facts ->> 'previousAssigneeId' as previous from event where subject_id = $1 and type = 'ticket.assigned' and facts ->> 'assigneeId' is null`, [open])).toEqual([{ previous: a2 }]);
  });

  it('belongs to nobody where a role was taken, and to them where it was not', async () => {
    const { agentA: a } = server.people.ids;
    const { departmentA, departmentB } = server.people;
    const role = (name: 'grantRole' | 'revokeRole', departmentId: string) => admin.must(`mutation ($input: RoleInput!) { ${name}(input: $input) { __typename } }`, { input: { userId: a, role: 'agent', departmentId } });
    const here = await given(a);
    expect((await role('grantRole', departmentB)).grantRole.__typename).toBe('Person');
    const there = await aTicket(server, { departmentId: departmentB });
    expect((await admin.must(assign, { input: { ticketId: there, assigneeId: a } })).assignTicket.__typename).toBe('Ticket');
    await server.settle();
    expect(await whose([here, there])).toEqual([a, a]);
    expect((await role('revokeRole', departmentA)).revokeRole.__typename).toBe('Person');
    await server.settle();
    expect(await whose([here, there])).toEqual([null, a]);
  });
});
