import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Commands } from '@meja/plugin-sdk/server/kernel';
import { takeNextTicket } from '@meja/plugin-sdk/server/ticket';
import { aTicket, createTestServer, until, workspaceUrl, type TestClient, type TestServer } from '@meja/testing';
import pg from 'pg';
import { line, tierAt } from './testing/line.js';

describe('taking the next ticket', () => {
  let server: TestServer;
  let agentA: TestClient;
  let first: string;

  beforeAll(async () => {
    server = await createTestServer();
    agentA = await server.as('agentA');
    first = await tierAt(server, server.people.departmentA, 1);
  });
  afterAll(() => server.stop());
  beforeEach(() => server.rows(`update ticket set status = 'closed'`));

  it('gives the most urgent, then the oldest, and says when nothing is left', async () => {
    const ids: Record<string, string> = {};
    for (const [name, priority] of [['old', 'normal'], ['young', 'normal'], ['low', 'low'], ['urgent', 'urgent'], ['high', 'high']] as const) {
      ids[name] = await aTicket(server, { priority });
      server.clock.advance('1s');
    }
    const taken = [];
    for (let n = 0; n < 5; n++) taken.push(await line.takeNext(agentA, first));
    expect(taken.map(({ id }) => Object.keys(ids).find((name) => ids[name] === id))).toEqual(['urgent', 'high', 'old', 'young', 'low']);
    expect(new Set(taken.map(({ assignee }) => assignee.id))).toEqual(new Set([server.people.ids.agentA]));
    expect(await line.takeNext(agentA, first)).toEqual({ __typename: 'NothingToTake', code: 'NOTHING_TO_TAKE' });
    expect(await server.rows(`select facts ->> 'assigneeId' as by from event where subject_id = $1 and type = 'ticket.assigned'`, [ids['urgent']])).toEqual([{ by: server.people.ids.agentA }]);
  });

  it('passes over what somebody has, what waits, what is settled, out of sight or elsewhere', async () => {
    for (const change of [`assignee_id = '${server.people.ids.agentA2}'`, `status = 'waiting_for_requester'`, `status = 'solved'`, `removed_as = 'spam', removed_at = now()`, `tier_id = '${await tierAt(server, server.people.departmentA, 2)}'`])
      await server.rows(`update ticket set ${change} where id = $1`, [await aTicket(server)]);
    expect(await line.takeNext(agentA, first)).toMatchObject({ __typename: 'NothingToTake' });
  });

  it('is for who works in that department: others, readers and programs get nothing', async () => {
    const id = await aTicket(server);
    expect(await line.takeNext(await server.as('agentB'), first)).toEqual({ __typename: 'NotFound', code: 'NOT_FOUND' });
    expect(await line.takeNext(agentA, '01900000-0000-7000-8000-000000000000')).toMatchObject({ __typename: 'NotFound' });
    const light = await (await server.as('light')).ask('mutation ($input: TakeNextTicketInput!) { takeNextTicket(input: $input) { __typename } }', { input: { tierId: first } });
    expect(light.errors[0]?.extensions['code']).toBe('FORBIDDEN');
    expect(await server.app.get(Commands, { strict: false }).execute(server.system, takeNextTicket, { tierId: first })).toMatchObject({ ok: false, failure: { code: 'NOT_FOUND' } });
    expect(await server.rows('select assignee_id from ticket where id = $1', [id])).toEqual([{ assignee_id: null }]);
  });

  it('waits for a ticket that somebody only looks at under a lock, instead of saying that there is none', async () => {
    const id = await aTicket(server);
    const holder = new pg.Client({ connectionString: workspaceUrl(server.databaseUrl, server.main) });
    await holder.connect();
    await holder.query('begin');
    await holder.query('select id from ticket where id = $1 for update', [id]);
    const taken = line.takeNext(agentA, first);
    await until(async () => (await server.rows(`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).length > 0, 'somebody to wait for the lock');
    await holder.query('commit');
    await holder.end();
    expect(await taken).toMatchObject({ __typename: 'Ticket', id });
  });

  it('reads its order from an index', async () => {
    await server.rows('set enable_seqscan = off');
    const plan = await server.rows<{ 'QUERY PLAN': string }>(`explain select id from ticket where tier_id = '${first}' and assignee_id is null and status in ('new', 'open') and removed_as is null
      order by array_position(array['urgent', 'high', 'normal', 'low'], priority), created_at, id limit 1`);
    const text = plan.map((row) => row['QUERY PLAN']).join('\n');
    expect(text).toContain('ticket_next');
    expect(text).not.toContain('Sort');
  });
});
