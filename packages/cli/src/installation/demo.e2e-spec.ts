import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { seedCompany, systemContext } from '@meja/core';
import { generateCompany } from '@meja/demo';
import { createTestServer, TestClient, type TestServer } from '@meja/testing';

const password = 'a password of the demo';

describe('the company of the demonstration', () => {
  let server: TestServer;
  let rows: TestServer['rows'];
  let l2: TestClient;

  beforeAll(async () => {
    server = await createTestServer();
    ({ rows } = server);
    const company = generateCompany({ seed: 1, tickets: 400, days: 60, end: new Date(), language: 'en' });
    const emails = ['l2@demo.test', company.people.find(({ managesOrganization }) => managesOrganization)?.email ?? ''];
    await seedCompany(server, systemContext(server.main, 'seed'), company, { passwords: new Map(emails.map((email) => [email, password])), mailDomain: 'demo.test' });
    l2 = server.visitor('agent');
    await l2.signIn('l2@demo.test', password);
  });
  afterAll(() => server.stop());

  it('has tickets whose tier, bounces and times follow from their cards', async () => {
    const wrong = await rows(`
      select ticket.number from ticket
      left join lateral (select to_tier_id, to_department_id, created_at from handover where ticket_id = ticket.id order by created_at desc, id desc limit 1) as last on true
      where ticket.tier_id <> coalesce(last.to_tier_id, (select id from tier where department_id = ticket.department_id and level = 1))
        or ticket.department_id <> coalesce(last.to_department_id, ticket.department_id)
        or ticket.tier_entered_at <> coalesce(last.created_at, ticket.created_at)
        or ticket.bounces <> (select count(*) from handover where ticket_id = ticket.id and exists (select from handover as earlier where earlier.ticket_id = ticket.id and earlier.from_tier_id = handover.to_tier_id and earlier.created_at < handover.created_at))`);
    expect(wrong).toEqual([]);
    const [counts] = await rows(`select count(*) filter (where kind = 'escalation')::int as up, count(*) filter (where kind = 'deescalation')::int as back, count(*) filter (where kind = 'transfer')::int as over, count(*) filter (where fields <> '[]')::int as fields from handover`);
    expect(Math.min(...Object.values(counts ?? {}))).toBeGreaterThan(0);
    expect(await rows('select from ticket where bounces > 0')).not.toEqual([]);
  });

  it('has a solution for every ticket that is solved, and none that is not', async () => {
    expect(await rows(`select number from ticket where (status in ('solved', 'closed')) <> (solution_id is not null and solved_at is not null)`)).toEqual([]);
  });

  it('shows a ticket that bounced, with its cards first and its way in the timeline', async () => {
    const [bounced] = await rows(`select ticket.id from ticket join department on department.id = department_id where bounces > 0 and key in ('it', 'support')
      and exists (select from handover where ticket_id = ticket.id and kind = 'deescalation') and exists (select from handover where ticket_id = ticket.id and kind = 'escalation') order by number limit 1`);
    const { ticket } = await l2.must(
      `query ($id: ID!) { ticket(id: $id) { bounces handovers { kind tried question reason fields { label value } fromTier { name } toTier { name } } tierTimes { tier { name } seconds current }
        solution { symptom cause steps } timeline(first: 100) { edges { node { ... on TimelineEvent { type changes { field before after } } } } } } }`,
      { id: bounced?.['id'] },
    );
    expect(ticket.handovers.map(({ kind }: { kind: string }) => kind)).toEqual(expect.arrayContaining(['ESCALATION', 'DEESCALATION']));
    expect(ticket.tierTimes.filter(({ current }: { current: boolean }) => current)).toHaveLength(1);
    const told = ticket.timeline.edges.map(({ node }: { node: { type?: string; changes?: object[] } }) => node).find(({ type }: { type?: string }) => type === 'ticket.deescalated');
    // The cards come newest first, the timeline begins with the oldest.
    const back = ticket.handovers.findLast(({ kind }: { kind: string }) => kind === 'DEESCALATION');
    expect(told.changes).toEqual([{ field: 'tierId', before: back.fromTier.name, after: back.toTier.name }]);
  });

  it('has organizations whose manager reads the tickets of all members, and no others', async () => {
    const [manager] = await rows(`select app_user.email, organization_id as id from organization_member join app_user on app_user.id = user_id where is_manager and app_user.email = $1`, [
      generateCompany({ seed: 1, tickets: 400, days: 60, end: new Date(), language: 'en' }).people.find(({ managesOrganization }) => managesOrganization)?.email,
    ]);
    const theirs = await rows('select id from ticket where organization_id = $1 order by id', [manager?.['id']]);
    expect(theirs.length).toBeGreaterThan(0);
    const client = server.visitor('portal');
    await client.signIn(manager?.['email'], password);
    const { organizationTickets } = await client.must('{ organizationTickets(first: 100) { edges { node { id } } } }');
    expect(organizationTickets.edges.map(({ node }: { node: { id: string } }) => node.id).sort()).toEqual(theirs.map(({ id }) => id));
  });

  it('asks for fields on the cards of two departments', async () => {
    expect(await rows('select department.key, count(*)::int as fields from handover_field join department on department.id = department_id group by 1 order by 1')).toEqual([{ key: 'it', fields: 3 }, { key: 'support', fields: 3 }]);
  });
});
