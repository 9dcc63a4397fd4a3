import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { aTicket, createTestServer, type TestClient, type TestServer } from '@meja/testing';
import pg from 'pg';
import { line } from './testing/line.js';

const way = 'bounces tierEnteredAt handovers { kind tried fromTier { level } toTier { level } fromDepartment { id } toDepartment { id } } tierTimes { tier { level } seconds }';
const page = (fields: string) => `query ($id: ID!) { ticket(id: $id) { id tier { id } ${fields} timeline(first: 50) { edges { node { __typename } } } } }`;
const queue = (fields: string) => `{ queue(view: OPEN, first: 50) { edges { node { id tier { id } ${fields} } } } }`;

describe('the statements that the way of a ticket costs', () => {
  let server: TestServer;
  let agent: TestClient;
  let id: string;

  beforeAll(async () => {
    // Without a worker, whose statements would be counted too.
    server = await createTestServer({ role: 'api' });
    agent = await server.as('agentA');
    for (let n = 0; n < 10; n++) {
      id = await aTicket(server);
      for (let bounce = 0; bounce < 3; bounce++) {
        await line.escalate(agent, id);
        await line.deescalate(agent, id);
      }
    }
  });
  afterAll(() => server.stop());

  /** Names that hardly change are remembered for seconds: of a few requests, the one with the fewest. */
  async function statements(query: string): Promise<number> {
    const counts: number[] = [];
    for (let n = 0; n < 4; n++) {
      const spy = jest.spyOn(pg.Client.prototype, 'query');
      await agent.must(query, query.includes('$id') ? { id } : {});
      counts.push(spy.mock.contexts.filter((client) => ((client as pg.Client).database ?? '').includes('_ws_')).length);
      spy.mockRestore();
    }
    const least = Math.min(...counts);
    expect(least).toBeGreaterThan(0);
    return least;
  }

  it('are one more for a ticket, however often it moved', async () => {
    expect(await statements(page(way))).toBe((await statements(page(''))) + 1);
  });

  it('are one more for a whole queue', async () => {
    expect(await statements(queue(way))).toBe((await statements(queue(''))) + 1);
  });
});
