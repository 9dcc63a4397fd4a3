import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startPostgres, type RunningPostgres } from '@meja/postgres';
import { addressOf, headerOf, MailSink, RestartableServer, until, type CaughtMail, type Json, type PersonName } from '@meja/testing';
import { deliver } from './mail-in.js';

const takeNext = 'mutation ($input: TakeNextTicketInput!) { takeNextTicket(input: $input) { __typename ... on Ticket { id } ... on Failure { code } } }';
const escalate = 'mutation ($input: EscalateTicketInput!) { escalateTicket(input: $input) { __typename ... on Failure { code params } } }';
const giveBack = 'mutation ($input: DeescalateTicketInput!) { deescalateTicket(input: $input) { __typename ... on Failure { code } } }';
const solve = 'mutation ($input: SolveTicketInput!) { solveTicket(input: $input) { __typename ... on Failure { code params } ... on Ticket { solution { id } } } }';
const reply = 'mutation ($input: AddMessageInput!) { addMessage(input: $input) { __typename ... on Failure { code } } }';
const answerByLink = 'mutation ($input: AnswerByLinkInput!) { answerByLink(input: $input) }';
const story = `query ($id: ID!) { ticket(id: $id) { number status bounces tier { level } handovers { kind question reason fromTier { level } toTier { level } } tierTimes { tier { level } current }
  timeline(first: 100) { edges { node { __typename ... on Message { bodyText fromAgent visibility } ... on TimelineEvent { type actorName } } } } } }`;
const safePart = `query ($id: ID!) { myTicket(id: $id) { number progress messages(first: 50) { edges { node { bodyText fromHelpdesk } } } } }`;

const card = { tried: 'Restarted it twice, same error.', evidence: 'E-1042 in the log at 09:14.', question: 'Is the certificate still good?', promised: 'An answer today.' };
const solution = { symptom: 'The scanner refuses to log in.', cause: 'Its certificate ran out.', steps: 'Install the new certificate and restart the scanner.' };

describe('the line, while everything is killed', () => {
  let folder: string;
  let postgres: RunningPostgres;
  let sink: MailSink;
  let server: RestartableServer;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meja-line-'));
    postgres = await startPostgres({ dataDir: folder, database: 'meja' });
    sink = await MailSink.start();
    server = await RestartableServer.start({
      main: join(import.meta.dirname, 'serve.mjs'),
      databaseUrl: postgres.url,
      settings: { smtpUrl: sink.url, queue: { retryLimit: 20, retryDelay: 1, lostAfter: 10 } },
    });
  });
  afterAll(async () => {
    await server?.stop();
    await sink?.stop();
    await postgres?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  let steps = 0;
  /** Does one step of the story until it is acknowledged, while the server, then PostgreSQL, then the server … is killed. */
  async function step(name: PersonName | 'stranger', query: string, input: object): Promise<Json> {
    const client = name === 'stranger' ? null : await server.as(name);
    const key = randomUUID();
    const ask = async (): Promise<Json> => {
      for (;;) {
        const portal = client === null;
        const headers = { 'content-type': 'application/json', 'idempotency-key': key };
        const answer = portal
          ? await fetch(`${server.facts.address}/portal/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables: { input } }) }).then((response) => response.json() as Json).catch(() => null)
          : await client.ask(query, { input }, { idempotencyKey: key }).catch(() => null);
        const [value] = Object.values<Json>(answer?.data ?? {});
        if (answer?.errors === undefined || answer.errors.length === 0) if (value !== undefined && value !== null && value.code !== 'IN_PROGRESS') return value;
        const code = answer?.errors?.[0]?.extensions?.code;
        if (code && code !== 'UNAVAILABLE') throw new Error(`${name} was refused: ${JSON.stringify(answer.errors)}`);
        await sleep(200);
      }
    };
    const hurt = steps++ % 2 === 0 ? killServer : killPostmaster;
    const [value] = await Promise.all([ask(), sleep(Math.random() * 60).then(hurt)]);
    return value;
  }

  async function killServer(): Promise<void> {
    await server.end('SIGKILL');
    await server.startAgain();
  }

  async function killPostmaster(): Promise<void> {
    const postmaster = async (): Promise<number> => Number((await readFile(join(folder, 'cluster', 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')[0]);
    const killed = await postmaster();
    process.kill(killed, 'SIGKILL');
    await until(async () => (await postmaster()) !== killed && server.controlRows('select 1').then(() => true, () => false), 'PostgreSQL', 300_000);
  }

  const custV = addressOf('custV');
  const mailsTo = (subject: RegExp): CaughtMail[] => sink.to(custV).filter((mail) => subject.test(mail.raw));
  const idOf = (mail: CaughtMail | undefined): string => (mail && headerOf(mail, 'Message-ID')?.replace(/[<>]/g, '')) ?? '';
  const tierId = async (level: number): Promise<string> => (await server.rows('select id from tier where department_id = $1 and level = $2', [server.facts.people.departmentA, level]))[0]?.['id'];

  it('takes a mail through the tiers to a solution that holds: nothing is lost and nothing done twice', async () => {
    // Coming in, by a process that is killed as it works.
    const receipt = await deliver(server, { from: custV, subject: 'The scanner does not log in', text: 'It says E-1042.', messageId: 'one@cust.example' }, [700, 1_100, 1_500]);
    const [ticket] = await server.rows('select id, number from ticket');
    expect(['created', 'duplicate']).toContain(receipt.outcome);
    expect(await server.rows('select from ticket')).toHaveLength(1);
    const ticketId: string = ticket?.['id'];

    // Up, up, down with a reason, and up again.
    expect((await step('agentA', takeNext, { tierId: await tierId(1) })).id).toBe(ticketId);
    expect(await step('agentA', escalate, { ticketId, card: { ...card, question: ' ', promised: '' } })).toMatchObject({ __typename: 'HandoverMissing', params: { missing: ['question', 'promised'] } });
    expect((await step('agentA', escalate, { ticketId, card })).__typename).toBe('Ticket');
    expect((await step('agentA2', takeNext, { tierId: await tierId(2) })).id).toBe(ticketId);
    expect((await step('agentA2', escalate, { ticketId, card: { ...card, question: 'Who renews it?' } })).__typename).toBe('Ticket');
    expect((await step('agentA', takeNext, { tierId: await tierId(3) })).id).toBe(ticketId);
    expect((await step('agentA', giveBack, { ticketId, reason: 'You can renew it yourselves since May.' })).__typename).toBe('Ticket');

    // Solved only with a solution; the requester is told.
    expect(await step('agentA2', solve, { ticketId })).toMatchObject({ __typename: 'SolutionMissing' });
    const solved = await step('agentA2', solve, { ticketId, solution });
    expect(solved.__typename).toBe('Ticket');
    await until(() => mailsTo(/new certificate/).length > 0, 'the mail with the solution', 240_000);

    // Opened again by a reply to that mail, answered, solved with the solution there is.
    await deliver(server, { from: custV, subject: 'Re: The scanner does not log in', text: 'It worked for an hour.', messageId: 'two@cust.example', inReplyTo: idOf(mailsTo(/new certificate/)[0]) }, [900]);
    expect(await server.rows('select status, solution_id from ticket')).toEqual([{ status: 'open', solution_id: null }]);
    expect((await step('agentA2', reply, { ticketId, visibility: 'PUBLIC', body: 'Please restart it once more.' })).__typename).toBe('Ticket');
    expect((await step('agentA2', solve, { ticketId, earlierSolutionId: solved.solution.id, reply: 'The second restart was needed.' })).__typename).toBe('Ticket');
    await until(() => mailsTo(/second restart/).length > 0, 'the second mail with a solution', 240_000);
    const [, token = ''] = /\/answer\/([\w.-]+)/.exec((mailsTo(/second restart/).at(-1)?.raw ?? '').replace(/=\r?\n/g, '')) ?? [];
    expect(await step('stranger', answerByLink, { token, verdict: 'CONFIRM' })).toBe(true);
    await server.settle();

    const agent = await server.as('agentA');
    const { ticket: told } = await agent.must(story, { id: ticketId });
    expect(told).toMatchObject({ number: ticket?.['number'], status: 'CLOSED', bounces: 1, tier: { level: 2 } });
    expect(told.handovers.map(({ kind, fromTier, toTier }: Json) => `${kind} ${fromTier.level}-${toTier.level}`)).toEqual(['DEESCALATION 3-2', 'ESCALATION 2-3', 'ESCALATION 1-2']);
    expect(told.tierTimes.map(({ tier, current }: Json) => [tier.level, current])).toEqual([[1, false], [2, true], [3, false]]);
    const nodes: Json[] = told.timeline.edges.map(({ node }: Json) => node);
    expect(nodes.filter(({ __typename }) => __typename === 'Message').map(({ bodyText }) => bodyText.trim())).toEqual(['It says E-1042.', solution.steps, 'It worked for an hour.', 'Please restart it once more.', 'The second restart was needed.']);
    const happened = nodes.filter(({ __typename }) => __typename === 'TimelineEvent').map(({ type }) => type.replace('ticket.', ''));
    expect(counted(happened)).toMatchObject({ escalated: 2, deescalated: 1, assigned: 6, solved: 2, reopened: 1, solution_confirmed: 1, closed: 1 });

    const portal = await server.as('custV');
    const { myTicket } = await portal.must(safePart, { id: ticketId });
    expect(myTicket).toMatchObject({ number: ticket?.['number'], progress: 'SOLVED' });
    expect(myTicket.messages.edges).toHaveLength(5);

    // Each mail at least once, and always under its one Message-ID.
    const ids = new Set(sink.to(custV).map(idOf));
    const rows = await server.rows('select kind, state from outbound_message order by created_at');
    expect(rows).toEqual([['acknowledgement', 'sent'], ['solution', 'sent'], ['reply', 'sent'], ['solution', 'sent']].map(([kind, state]) => ({ kind, state })));
    expect(ids.size).toBe(rows.length);
    expect(await server.controlRows(`select count(*)::int as n from pgboss.job where name = 'dead'`)).toEqual([{ n: 0 }]);
  }, 1_800_000);
});

function counted(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}
