import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Commands } from '@meja/plugin-sdk/server/kernel';
import { systemContext } from '@meja/core/testing';
import { createTestServer, done, until, type TestClient, type TestServer } from '@meja/testing';
import { callCrowd, crowd, crowdPlugin } from './testing/crowd-plugin.js';

const crowdSize = 60;

describe('jobs of a workspace that has a crowd of them', () => {
  let server: TestServer;
  let agent: TestClient;

  beforeAll(async () => {
    server = await createTestServer({ plugins: [crowdPlugin({})] });
    agent = await server.as('agentA');
  });
  afterAll(() => server?.stop());
  beforeEach(async () => {
    crowd.holdUp('main');
    await done(server.app.get(Commands, { strict: false }), server.system, callCrowd, { size: crowdSize });
    await until(() => crowd.arrived.length >= 2, 'the first of the crowd');
  });
  afterEach(() => crowd.letGo.resolve());

  const names = (workspace: string, size: number) => ['listener', 'job'].flatMap((kind) => Array.from({ length: size }, (_, n) => `${workspace} ${kind} ${n}`)).toSorted();

  it('leave connections to requests, which are answered', async () => {
    const create = `mutation ($input: CreateTicketInput!) { createTicket(input: $input) { __typename ... on Ticket { id } ... on Failure { code } } }`;
    const input = (n: number) => ({ input: { departmentId: server.people.departmentA, subject: `While they wait ${n}`, body: 'b', requesterEmail: `waits${n}@kund.example` } });
    const answers = await Promise.all(Array.from({ length: 12 }, (_, n) => agent.must(create, input(n))));
    expect(answers.map(({ createTicket }) => createTicket.__typename)).toEqual(Array.from({ length: 12 }, () => 'Ticket'));
    expect(crowd.done).toEqual([]);
    crowd.letGo.resolve();
    await server.settle();
    expect(crowd.done.toSorted()).toEqual(names('main', crowdSize));
  });

  it('do not stop those of another workspace', async () => {
    const other = await server.createWorkspace({ slug: 'other', name: 'Other', hosts: [], demo: false });
    await done(server.app.get(Commands, { strict: false }), systemContext(other, 'spec'), callCrowd, { size: 3 });
    await until(() => crowd.done.length === 6, 'the crowd of the other workspace');
    expect(crowd.done.toSorted()).toEqual(names('other', 3));
    crowd.letGo.resolve();
    await server.settle();
    expect(crowd.done.toSorted()).toEqual([...names('main', crowdSize), ...names('other', 3)].toSorted());
  });
});
