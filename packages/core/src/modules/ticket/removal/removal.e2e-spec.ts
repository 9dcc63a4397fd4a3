import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Commands } from '@meja/plugin-sdk/server/kernel';
import { addMessage, binTicket, createTicket, Inbound, markSpam } from '@meja/plugin-sdk/server/ticket';
import { createTestServer, done, until, type TestClient, type TestServer } from '@meja/testing';
import { line } from '../escalation/testing/line.js';
import { contents } from '../testing/contents.js';
import { textChannel, textPlugin } from '../testing/text-channel.js';
import { textMessage } from '../testing/two-tickets.js';
import { emptyBin } from './jobs/empty-bin.js';
import { mailbox, mailboxPlugin } from './testing/mailbox.js';
import { removing, runJob, sendAgain } from './testing/removals.js';

const never = '01900000-0000-7000-8000-000000000000';

describe('putting tickets out of sight', () => {
  let server: TestServer;
  let agentA: TestClient;
  let admin: TestClient;

  beforeAll(async () => {
    server = await createTestServer({ plugins: [textPlugin({}), mailboxPlugin({})] });
    [agentA, admin] = await Promise.all([server.as('agentA'), server.as('admin')]);
  });
  afterAll(() => server.stop());

  const commands = () => server.app.get(Commands, { strict: false });
  const open = (departmentId = server.people.departmentA) => done(commands(), server.system, createTicket, { departmentId, subject: 's', body: 'b', requesterEmail: 'custv@test.example', priority: 'normal' });
  /** What the acknowledgement of the ticket came to is said whenever it is known. */
  const eventsOf = async (ticketId: string) => (await server.rows('select type, facts from event where subject_id = $1 and type <> $2 order by occurred_at', [ticketId, 'ticket.outbound_settled'])).map(({ type, facts }) => [type, facts.as ?? facts.was ?? null]);

  it('marks spam, moves it to the bin, and restores it where it was', async () => {
    const { ticketId } = await open();
    expect(await removing.do(agentA, 'markSpam', ticketId)).toMatchObject({ removedAs: 'SPAM', status: 'NEW', version: 2, destroyedFrom: null });
    expect(await removing.do(agentA, 'markSpam', ticketId)).toMatchObject({ removedAs: 'SPAM', version: 2 });
    const binned = await removing.do(agentA, 'binTicket', ticketId);
    expect(binned).toMatchObject({ removedAs: 'BIN', version: 3 });
    expect(Date.parse(binned.destroyedFrom) - Date.parse(binned.removedAt)).toBe(30 * 86_400_000);
    expect(await removing.do(agentA, 'restoreTicket', ticketId)).toMatchObject({ removedAs: null, removedAt: null, destroyedFrom: null, status: 'NEW', version: 4 });
    expect(await removing.do(agentA, 'restoreTicket', ticketId)).toMatchObject({ __typename: 'NotRemoved', code: 'NOT_REMOVED' });
    expect(await eventsOf(ticketId)).toEqual([['ticket.created', null], ['ticket.removed', 'spam'], ['ticket.removed', 'bin'], ['ticket.restored', 'bin']]);
  });

  it('shows it in its own views and in no other, to agents and to the requester', async () => {
    const custV = await server.as('custV');
    const views = async (ticketId: string) => {
      const in_: string[] = [];
      for (const view of ['OPEN', 'UNASSIGNED', 'SPAM', 'BIN']) {
        const { queue } = await agentA.must('query ($view: QueueView!) { queue(view: $view, first: 100) { edges { node { id } } } }', { view });
        if (queue.edges.some(({ node }: { node: { id: string } }) => node.id === ticketId)) in_.push(view);
      }
      const { myTicket, myTickets } = await custV.must('query ($id: ID!) { myTicket(id: $id) { id } myTickets(first: 100) { edges { node { id } } } }', { id: ticketId });
      const mine = myTickets.edges.some(({ node }: { node: { id: string } }) => node.id === ticketId);
      return [...in_, ...(myTicket ? ['mine'] : []), ...(mine ? ['my list'] : [])];
    };
    const { ticketId } = await open();
    expect(await views(ticketId)).toEqual(['OPEN', 'UNASSIGNED', 'mine', 'my list']);
    await removing.do(agentA, 'markSpam', ticketId);
    expect(await views(ticketId)).toEqual(['SPAM']);
    await removing.do(agentA, 'binTicket', ticketId);
    expect(await views(ticketId)).toEqual(['BIN']);
    await removing.do(agentA, 'restoreTicket', ticketId);
    expect(await views(ticketId)).toEqual(['OPEN', 'UNASSIGNED', 'mine', 'my list']);
  });

  it('agrees with SQL everywhere after many removals', async () => {
    await server.rows(`update ticket set status = 'closed'`);
    const ids: string[] = [];
    for (let n = 0; n < 12; n++) ids.push((await open(n % 3 ? server.people.departmentA : server.people.departmentB)).ticketId);
    for (const [n, id] of ids.entries()) {
      if (n % 4 === 1) await removing.do(admin, 'markSpam', id);
      if (n % 4 >= 2) await removing.do(admin, 'binTicket', id);
      if (n % 4 === 3) await removing.destroy(admin, id);
    }
    const where: Readonly<Record<string, string>> = {
      OPEN: `removed_as is null and status not in ('solved', 'closed')`,
      UNASSIGNED: `removed_as is null and assignee_id is null and status not in ('solved', 'closed')`,
      SOLVED: `removed_as is null and status in ('solved', 'closed')`,
      SPAM: `removed_as = 'spam'`,
      BIN: `removed_as = 'bin'`,
    };
    for (const [client, department] of [[agentA, server.people.departmentA], [admin, null]] as const) {
      const { queueCounts } = await client.must('{ queueCounts { view count } }');
      for (const [view, condition] of Object.entries(where)) {
        const rows = await server.rows(`select id from ticket where ${condition} and ($1::uuid is null or department_id = $1) order by id`, [department]);
        const { queue } = await client.must('query ($view: QueueView!) { queue(view: $view, first: 100) { edges { node { id } } } }', { view });
        expect([view, queue.edges.map(({ node }: { node: { id: string } }) => node.id).sort()]).toEqual([view, rows.map(({ id }) => id)]);
        expect(queueCounts).toContainEqual({ view, count: rows.length });
      }
      const { tierCounts } = await client.must('{ tierCounts { tier { id } open unassigned } }');
      const tiers = await server.rows(`select tier_id as id, count(*)::int as open from ticket where ${where['OPEN']} and ($1::uuid is null or department_id = $1) group by 1`, [department]);
      for (const { id, open: count } of tiers) expect(tierCounts).toContainEqual({ tier: { id }, open: count, unassigned: count });
    }
    const { myTickets } = await (await server.as('custV')).must('{ myTickets(first: 100) { edges { node { id } } } }');
    expect(myTickets.edges.map(({ node }: { node: { id: string } }) => node.id).sort()).toEqual((await server.rows('select id from ticket where removed_as is null and requester_id = $1 order by id', [server.people.ids.custV])).map(({ id }) => id));
  });

  it('lets nothing be done to it but what puts it back or away', async () => {
    const { ticketId } = await open();
    await removing.do(agentA, 'binTicket', ticketId);
    const said = await agentA.must('mutation ($input: AddMessageInput!) { addMessage(input: $input) { __typename } }', { input: { ticketId, visibility: 'PUBLIC', body: 'Hello' } });
    const edited = await agentA.must('mutation ($input: EditTicketInput!) { editTicket(input: $input) { __typename } }', { input: { ticketId, subject: 'x' } });
    expect([said.addMessage.__typename, edited.editTicket.__typename]).toEqual(['TicketRemoved', 'TicketRemoved']);
  });

  it('sends nothing to the sender any more, also of what waits to go out', async () => {
    const { ticketId } = await open();
    await done(commands(), server.system, addMessage, { ticketId, visibility: 'public', body: 'canary of a reply' });
    await server.settle();
    expect(mailbox.map(({ text }) => text).join()).toContain('canary of a reply');
    mailbox.splice(0);
    await removing.do(agentA, 'markSpam', ticketId);
    expect(await sendAgain(server, ticketId)).toEqual(['suppressed']);
    expect(mailbox).toEqual([]);
  });

  it('destroys only what is in the bin or spam, and only for who may', async () => {
    const { ticketId } = await open();
    expect(await removing.destroy(admin, ticketId)).toMatchObject({ __typename: 'NotRemoved' });
    await removing.do(agentA, 'binTicket', ticketId);
    expect((await agentA.ask('mutation ($input: RemoveTicketInput!) { destroyTicket(input: $input) { __typename } }', { input: { ticketId } })).errors[0]?.extensions['code']).toBe('FORBIDDEN');
    const [{ number } = { number: '' }] = await server.rows<{ number: string }>('select number from ticket where id = $1', [ticketId]);
    expect(await removing.destroy(admin, ticketId)).toEqual({ __typename: 'TicketDestroyed', ticketId, number });
    expect(await removing.destroy(admin, ticketId)).toMatchObject({ __typename: 'NotFound' });
    expect(await server.rows('select number, destroyed_by from destroyed_ticket where number = $1', [number])).toEqual([{ number, destroyed_by: server.people.ids.admin }]);
    expect(await eventsOf(ticketId)).toEqual([['ticket.destroyed', null]]);
    expect((await admin.must('query ($n: String!) { ticketByNumber(number: $n) { id } }', { n: number })).ticketByNumber).toBeNull();
  });

  it('tells agents who saw it that it is gone, and nobody else', async () => {
    const news = 'subscription { ticketsChanged { tickets { id } gone { id reason } } }';
    const [colleague, foreign, custV] = await Promise.all([server.as('agentA2'), server.as('agentB'), server.as('custV')]);
    const { ticketId } = await open();
    const moved = await open();
    await removing.do(agentA, 'binTicket', ticketId);
    await server.settle();
    const [seen, unseen, portal] = [colleague.follow(news), foreign.follow(news), custV.follow('subscription { myTicketsChanged { ticketIds } }')];
    await Promise.all([seen.connected, unseen.connected, portal.connected]);
    await until(async () => {
      // The first frame of each shows that it listens.
      await Promise.all([server.people.departmentA, server.people.departmentB].map((departmentId) => open(departmentId)));
      return [seen, unseen, portal].every(({ events }) => events.length > 0);
    }, 'three who listen');
    const goneOf = ({ events }: { events: readonly { ticketsChanged: { gone: readonly object[] } }[] }) => events.flatMap(({ ticketsChanged }) => ticketsChanged.gone);
    await removing.destroy(admin, ticketId);
    await until(() => goneOf(seen).length === 1, 'the frame of the destroyed ticket');
    await line.transfer(agentA, moved.ticketId, server.people.departmentB);
    await until(() => goneOf(seen).length === 2, 'the frame of the ticket that moved');
    expect(goneOf(seen)).toEqual([{ id: ticketId, reason: 'DESTROYED' }, { id: moved.ticketId, reason: 'HANDED_OVER' }]);
    await until(() => JSON.stringify(unseen.events).includes(moved.ticketId), 'the frame for the department it went to');
    expect(goneOf(unseen)).toEqual([]);
    expect(JSON.stringify([unseen.events, portal.events])).not.toContain(ticketId);
    await Promise.all([seen.stop(), unseen.stop(), portal.stop()]);
  });

  it('never gives the number again, nor lets a mail that names it join anything', async () => {
    const { ticketId } = await open();
    const [row] = await server.rows('select number from ticket where id = $1', [ticketId]);
    await removing.do(agentA, 'binTicket', ticketId);
    await removing.destroy(admin, ticketId);
    const receipt = await server.app.get(Inbound, { strict: false }).accept(server.system, textChannel.id, textMessage('custv@test.example', { subject: `Re: [#${row?.['number']}] s`, text: 'Still there?', senderVerified: true }));
    expect(receipt).toMatchObject({ outcome: 'created' });
    expect(await server.rows('select from ticket where number = $1', [row?.['number']])).toEqual([]);
  });

  it('clears the link of a follow-up', async () => {
    const [first, second] = [await open(), await open()];
    await server.rows('update ticket set follow_up_of_id = $1 where id = $2', [first.ticketId, second.ticketId]);
    await removing.do(agentA, 'binTicket', first.ticketId);
    await removing.destroy(admin, first.ticketId);
    expect(await server.rows('select follow_up_of_id from ticket where id = $1', [second.ticketId])).toEqual([{ follow_up_of_id: null }]);
  });

  it('A27 answers alike for foreign ids and unknown ones, and writes nothing', async () => {
    const foreign = await open(server.people.departmentB);
    await removing.do(admin, 'binTicket', foreign.ticketId);
    await server.settle();
    await server.rows(`insert into role (id, key, name, permissions) values (gen_random_uuid(), 'remover', 'Remover', array['ticket.read', 'ticket.remove', 'ticket.destroy', 'ticket.redact'])`);
    await server.rows(`insert into role_assignment (id, user_id, role_id, department_id) select gen_random_uuid(), $1, id, $2 from role where key = 'remover'`, [server.people.ids.agentA, server.people.departmentA]);
    const remover = server.visitor('agent');
    await remover.signIn('agenta@test.example', 'correct horse battery');
    const before = await contents(server);
    const all = async (ticketId: string, messageId: string) => [
      await removing.do(remover, 'markSpam', ticketId),
      await removing.do(remover, 'binTicket', ticketId),
      await removing.do(remover, 'restoreTicket', ticketId),
      await removing.destroy(remover, ticketId),
      await removing.redact(remover, messageId),
    ];
    const answers = await all(foreign.ticketId, foreign.messageId);
    expect(answers).toEqual(Array.from({ length: 5 }, () => ({ __typename: 'NotFound', code: 'NOT_FOUND', params: {} })));
    expect(answers).toEqual(await all(never, never));
    expect(await contents(server)).toEqual(before);
  });

  // The last one: it moves the clock by a month, which ends every session.
  it('destroys what has been in the bin for thirty days, and leaves spam and what is younger', async () => {
    const ids: string[] = [];
    for (const command of [binTicket, markSpam, binTicket]) {
      if (ids.length === 2) server.clock.advance('29d');
      const { ticketId } = await open();
      await done(commands(), server.system, command, { ticketId });
      ids.push(ticketId);
    }
    const left = async () => (await server.rows('select id from ticket where id = any($1) order by created_at', [ids])).map(({ id }) => ids.indexOf(id));
    await runJob(server, emptyBin, {});
    expect(await left()).toEqual([0, 1, 2]);
    server.clock.advance('2d');
    await runJob(server, emptyBin, {});
    await runJob(server, emptyBin, {});
    expect(await left()).toEqual([1, 2]);
    expect(await server.rows('select from destroyed_ticket where destroyed_by is null')).not.toEqual([]);
  });
});
