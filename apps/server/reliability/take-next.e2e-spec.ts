import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ownControlDatabase, RestartableServer, signInAt, type Json, type OwnControlDatabase, type ServerProcess, type Serving, type TestClient } from '@meja/testing';

const createTicket = 'mutation ($input: CreateTicketInput!) { createTicket(input: $input) { __typename ... on Ticket { id } } }';
const takeNext = 'mutation ($input: TakeNextTicketInput!) { takeNextTicket(input: $input) { __typename ... on Ticket { id assignee { id } } ... on Failure { code } } }';
const tickets = 100;
const clients = 50;

describe('taking the next ticket from two processes', () => {
  let database: OwnControlDatabase;
  let server: RestartableServer;
  let beside: (ServerProcess & { serving: Serving }) | undefined;

  beforeAll(async () => {
    database = await ownControlDatabase();
    server = await RestartableServer.start({ main: join(import.meta.dirname, 'serve.mjs'), databaseUrl: database.url });
    beside = await server.startBeside({ role: 'api' });
  });
  afterAll(async () => {
    await beside?.end('SIGTERM');
    await server?.stop();
    await database?.drop();
  });

  it('R26 gives every ticket to exactly one of fifty clients that ask at once', async () => {
    const { people } = server.facts;
    const agents = ['agentA', 'agentA2', 'admin'] as const;
    const doors = [...(await Promise.all(agents.map((name) => server.as(name)))), ...(await Promise.all(agents.map((name) => signInAt(beside?.serving.address ?? '', name))))];
    const opened: string[] = [];
    for (let n = 0; n < tickets; n++) {
      const input = { departmentId: people.departmentA, subject: `${n}`, body: 'b', requesterEmail: 'ann@example.org', priority: ['LOW', 'NORMAL', 'HIGH', 'URGENT'][n % 4] };
      opened.push((await (doors[0] as TestClient).must(createTicket, { input })).createTicket.id);
    }
    const [tier] = await server.rows('select id from tier where department_id = $1 and level = 1', [people.departmentA]);
    const taken: { id: string; assignee: { id: string } }[] = [];
    // Whoever is told to come back does, with the same key.
    const ask = async (client: TestClient): Promise<Json> => {
      for (const idempotencyKey = randomUUID(); ; ) {
        const { data, errors, text } = await client.ask(takeNext, { input: { tierId: tier?.['id'] } }, { idempotencyKey });
        if (data && data.takeNextTicket.code !== 'IN_PROGRESS') return data.takeNextTicket;
        if (!data && errors[0]?.extensions['code'] !== 'UNAVAILABLE') throw new Error(text);
        await sleep(200);
      }
    };
    const work = async (client: TestClient) => {
      for (;;) {
        const answer = await ask(client);
        if (answer.__typename === 'NothingToTake') return;
        taken.push(answer);
      }
    };
    await Promise.all(Array.from({ length: clients }, (_, n) => work(doors[n % doors.length] as TestClient)));

    expect(taken.map(({ id }) => id).sort()).toEqual(opened.sort());
    const owners = new Map(taken.map(({ id, assignee }) => [id, assignee.id]));
    const rows = await server.rows('select id, assignee_id, version from ticket');
    expect(rows.map(({ id, assignee_id: owner, version }) => [owners.get(id) === owner, version])).toEqual(rows.map(() => [true, 2]));
    expect(await server.rows(`select subject_id from event where type = 'ticket.assigned' group by 1 having count(*) <> 1`)).toEqual([]);
    expect(new Set(owners.values()).size).toBe(agents.length);
  }, 600_000);
});
