import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aTicket, createTestServer, type Json, type TestClient, type TestServer } from '@meja/testing';
import { desk } from './testing/desk.js';

let server: TestServer;
let agentA: TestClient;
let agentB: TestClient;
let admin: TestClient;
let printer: Json;
let network: Json;
let foreign: Json;

const solutionOf = async (agent: TestClient, words: object, more: object = {}): Promise<Json> => {
  const id = await aTicket(server, more);
  return desk.solve(agent, id, { solution: words });
};
const ticketsFound = async (agent: TestClient, query: string, more: object = {}): Promise<string[]> => (await desk.find(agent, query, more)).map(({ ticketId }: Json) => ticketId);

beforeAll(async () => {
  server = await createTestServer();
  [agentA, agentB, admin] = await Promise.all([server.as('agentA'), server.as('agentB'), server.as('admin')]);
  printer = await solutionOf(agentA, { symptom: 'The label printer blinks orange.', cause: 'Its tray is empty.', steps: 'Fill the tray with Zebra-paper 10.0.0.5' }, { subject: 'Printer at dock 4' });
  network = await solutionOf(agentA, { symptom: 'No connection at dock 4.', cause: 'The switch is off.', steps: 'Turn the switch on.' });
  foreign = await solutionOf(agentB, { symptom: 'The label printer blinks: canary-foreign.', cause: 'The gap sensor is dirty.', steps: 'Clean it.' }, { departmentId: server.people.departmentB, requester: 'cust2', subject: 'Canary of B' });
});
afterAll(() => server.stop());

describe('looking for an earlier solution', () => {
  it.each([
    ['all its words', 'printer blinks'],
    ['the beginnings of words', 'prin bli'],
    ['upper case and signs', 'PRINTER, (blinks)!'],
    ['a word that is not there beside those that are', 'printer explodes'],
    ['a slip of the pen', 'prinetr'],
    ['a word with signs in it', 'zebra-paper'],
    ['an address of a machine', '10.0.0.5'],
  ])('finds it by %s', async (_, query) => {
    expect((await ticketsFound(agentA, query))[0]).toBe(printer.id);
  });

  it('finds it by the number of its ticket', async () => {
    for (const query of [printer.number, `#${printer.number}`, ` ${printer.number} `]) expect(await ticketsFound(agentA, query)).toEqual([printer.id]);
  });

  it('puts first what has all the words', async () => {
    expect(await ticketsFound(agentA, 'dock switch')).toEqual([network.id]);
    expect((await ticketsFound(agentA, 'dock tray printer')).sort()).toEqual([network.id, printer.id].sort());
  });

  it('shows a solution and its reuses once, and not while its ticket is open again', async () => {
    const reuse = await aTicket(server);
    await desk.solve(agentA, reuse, { earlierSolutionId: printer.solution.id });
    expect(await ticketsFound(agentA, 'label printer')).toEqual([printer.id]);
    expect((await desk.find(agentA, 'label printer'))[0].solution.reuses).toBe(1);
    await desk.reopen(agentA, printer.id);
    expect(await ticketsFound(agentA, 'label printer')).toEqual([reuse]);
    await desk.reopen(agentA, reuse);
    expect(await ticketsFound(agentA, 'label printer')).toEqual([]);
    printer = await desk.solve(agentA, printer.id, { solution: { symptom: printer.solution?.symptom ?? 'The label printer blinks orange.', cause: 'Its tray is empty.', steps: 'Fill the tray.' } });
  });

  it('finds nothing by nothing, and takes no operator', async () => {
    for (const query of ['', '   ', '!!!', '&', '|', "'", '\\', ':*', '!', '(', '<->', "' xq1=1 --", '%', '_', '\u0000']) expect(await ticketsFound(agentA, query)).toEqual([]);
    for (const query of ['!printer', 'nothing & !printer', "printer' | 'switch"]) expect(Array.isArray(await ticketsFound(agentA, query))).toBe(true);
  });

  it('gives as many as are asked for, at most twenty', async () => {
    expect(await ticketsFound(admin, 'label dock', { first: 1 })).toHaveLength(1);
    const { errors } = await agentA.ask('{ solutions(query: "x", first: 21) { ticketId } }');
    expect(errors[0]?.extensions['code']).toBe('PAGE_SIZE_REFUSED');
  });
});

describe('a solution of a department one does not work in', () => {
  it('A29 is not there by number, beginning, slip of the pen, order or count', async () => {
    const queries = [foreign.number, `#${foreign.number}`, foreign.number.slice(0, -1), 'canary-foreign', 'canary', 'can', 'cnaary', 'gap sensor', 'Canary of B', 'label printer blinks', 'sensor dirty clean'];
    for (const query of queries) {
      for (const departmentId of [undefined, server.people.departmentA, server.people.departmentB]) {
        const { text, data } = await agentA.ask('query ($query: String!, $departmentId: ID) { solutions(query: $query, departmentId: $departmentId, first: 20) { ticketId subject solution { id symptom ticketNumber reuses reusedFrom { id } } } }', { query, departmentId });
        expect(text).not.toContain('anary');
        expect(data.solutions.filter(({ ticketId }: Json) => ticketId === foreign.id)).toEqual([]);
        if (departmentId === server.people.departmentB) expect(data.solutions).toEqual([]);
      }
    }
    expect(await ticketsFound(agentB, 'canary-foreign')).toEqual([foreign.id]);
    expect(await ticketsFound(admin, 'canary-foreign', { departmentId: server.people.departmentA })).toEqual([]);
  });

  it('A29 changes neither what is found elsewhere nor in which order', async () => {
    const before = await desk.find(agentA, 'label printer blinks dock', { first: 20 });
    for (let n = 0; n < 5; n++) await solutionOf(agentB, { symptom: 'label printer blinks dock', cause: 'label printer', steps: 'dock dock dock' }, { departmentId: server.people.departmentB, requester: 'cust2' });
    expect(await desk.find(agentA, 'label printer blinks dock', { first: 20 })).toEqual(before);
  });

  it('A29 that reuses one of ours is not counted for us', async () => {
    const elsewhere = await aTicket(server, { departmentId: server.people.departmentB, requester: 'cust2' });
    await desk.solve(admin, elsewhere, { earlierSolutionId: network.solution.id });
    const reuses = async (agent: TestClient) => (await desk.read(agent, network.id)).solution.reuses;
    expect([await reuses(agentA), await reuses(admin)]).toEqual([0, 1]);
    expect((await desk.read(agentB, elsewhere)).solution).toMatchObject({ symptom: 'No connection at dock 4.', reusedFrom: null });
    expect(await ticketsFound(agentB, 'connection switch')).toEqual([elsewhere]);
  });
});

it('A29 hides solutions of what is in the bin or among the spam', async () => {
  const removed = await solutionOf(agentA, { symptom: 'canary-removed', cause: 'Nothing.', steps: 'Nothing.' });
  expect(await ticketsFound(agentA, 'canary-removed')).toEqual([removed.id]);
  await server.rows(`update ticket set removed_as = 'spam', removed_at = now() where id = $1`, [removed.id]);
  for (const query of ['canary-removed', removed.number]) expect(await ticketsFound(admin, query)).toEqual([]);
  const id = await aTicket(server);
  expect(await desk.solve(agentA, id, { earlierSolutionId: removed.solution.id })).toMatchObject({ __typename: 'ValidationFailed' });
});

it('A29 tells requesters and visitors that there is no such question', async () => {
  const { errors } = await (await server.as('custV')).ask('{ solutions(query: "printer") { ticketId } }');
  expect(errors[0]?.extensions['code']).toBe('GRAPHQL_VALIDATION_FAILED');
  expect((await server.visitor('agent').ask('{ solutions(query: "printer") { ticketId } }')).errors[0]?.extensions['code']).toBe('UNAUTHENTICATED');
});
