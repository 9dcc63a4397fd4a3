import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Inbound } from '@meja/plugin-sdk/server/ticket';
import { createTestServer, type TestClient, type TestServer } from '@meja/testing';
import { oddCalls } from './testing/odd-calls.js';
import { textChannel, textPlugin } from './testing/text-channel.js';
import { textMessage, twoTickets, type TwoTickets } from './testing/two-tickets.js';

const sdlOf = (api: 'agent' | 'portal'): string => readFileSync(createRequire(import.meta.url).resolve(`@meja/schema/${api}.graphql`), 'utf8');

describe('text that no database and no person can read', () => {
  let server: TestServer;
  let tickets: TwoTickets;
  let admin: TestClient;
  let custV: TestClient;

  beforeAll(async () => {
    server = await createTestServer({ plugins: [textPlugin({})] });
    tickets = await twoTickets(server);
    [admin, custV] = await Promise.all([server.as('admin'), server.as('custV')]);
  });
  afterAll(() => server.stop());

  const ids = () => ({ ticketId: tickets.t1.id, departmentId: server.people.departmentA, userId: server.people.ids.light, assigneeId: server.people.ids.agentA, id: tickets.t1.id });

  it.each([
    ['agent', 'a NUL', 'a\0b'],
    ['agent', 'half a pair', 'a\ud800'],
    ['portal', 'a NUL', 'a\0b'],
    ['portal', 'half a pair', 'a\ud800'],
  ] as const)('is refused or mended by every field of the %s API, and never a bug: %s', async (api, _name, odd) => {
    const client = api === 'agent' ? admin : custV;
    const calls = oddCalls(sdlOf(api), odd, ids()).filter(({ name }) => !/^(signOut|deactivateUser|destroyTicket)/.test(name));
    expect(calls.length).toBeGreaterThanOrEqual(api === 'agent' ? 80 : 20);
    const bugs: string[] = [];
    for (const { name, query, variables } of calls) {
      const { errors } = await client.ask(query, variables);
      if (errors.some(({ extensions }) => ['INTERNAL', 'UNAVAILABLE', 'GRAPHQL_VALIDATION_FAILED'].includes(String(extensions['code'])))) bugs.push(`${name}: ${errors[0]?.message}`);
    }
    expect(bugs).toEqual([]);
  });

  it('keeps no message of a channel from becoming a ticket', async () => {
    const odd = { name: '\u200b\n', subject: '\u2063 ', text: 'It\0 burns \ud800.', quotedText: '> \0' };
    const receipt = await server.app.get(Inbound, { strict: false }).accept(server.system, textChannel.id, textMessage('odd@example.org', { ...odd, files: [] }));
    expect(receipt).toMatchObject({ outcome: 'created' });
    const [ticket] = await server.rows(`select subject, author_name, body_text, body_html from ticket join message on message.ticket_id = ticket.id where sender_address = 'odd@example.org'`);
    expect(ticket).toEqual({ subject: '(…)', author_name: 'odd@example.org', body_text: 'It burns \ufffd.', body_html: '<p>It burns \ufffd.</p>' });
  });
});
