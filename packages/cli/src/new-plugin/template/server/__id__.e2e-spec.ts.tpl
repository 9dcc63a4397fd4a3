import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { assignTicket, Commands, createTicket } from '@meja/plugin-sdk/server';
import { createTestServer, type TestServer, type TestVisitor } from '@meja/plugin-sdk/testing';
import { __camel__Plugin } from './index.js';

const read = 'query ($ticketId: ID!) { __camel__Flag(ticketId: $ticketId) { flagged taken } ticket(id: $ticketId) { __camel__Flagged } }';
const flag = `mutation ($ticketId: ID!, $flagged: Boolean!) {
  __camel__FlagTicket(ticketId: $ticketId, flagged: $flagged) { __typename ... on __Pascal__Flag { flagged } ... on Failure { message } }
}`;

describe('the plugin __id__', () => {
  let server: TestServer;
  let admin: TestVisitor;
  let agent: TestVisitor;
  let ticketId: string;

  beforeAll(async () => {
    server = await createTestServer({ plugins: [__camel__Plugin({})] });
    admin = await server.as('admin');
    agent = await server.as('agentA');
  });
  afterAll(() => server.stop());

  beforeEach(async () => {
    const opened = await server.get(Commands).execute(server.system, createTicket, { departmentId: server.people.departmentA, subject: 'Printer', body: 'It is on fire.', requesterEmail: 'ann@example.org', priority: 'normal' });
    if (!opened.ok) throw new Error(opened.failure.code);
    ticketId = opened.value.ticketId;
  });
  const take = () => server.get(Commands).execute(server.system, assignTicket, { ticketId, assigneeId: server.people.ids.agentA });

  it('flags a ticket, which then shows it in its field', async () => {
    expect(await admin.must(flag, { ticketId, flagged: true })).toEqual({ __camel__FlagTicket: { __typename: '__Pascal__Flag', flagged: true } });
    expect(await agent.must(read, { ticketId })).toEqual({ __camel__Flag: { flagged: true, taken: false }, ticket: { __camel__Flagged: true } });
  });

  it('takes the flag away when an agent takes the ticket', async () => {
    await admin.must(flag, { ticketId, flagged: true });
    await take();
    await server.settle();
    expect(await agent.must(read, { ticketId })).toEqual({ __camel__Flag: { flagged: false, taken: true }, ticket: { __camel__Flagged: false } });
  });

  it('refuses to flag what somebody has, in words', async () => {
    await take();
    const { __camel__FlagTicket } = await admin.must(flag, { ticketId, flagged: true });
    expect(__camel__FlagTicket).toEqual({ __typename: '__Pascal__AlreadyTaken', message: 'An agent has this ticket already. Talk to them instead of flagging it.' });
  });

  it('lets nobody flag without the permission', async () => {
    const { errors } = await agent.ask(flag, { ticketId, flagged: true });
    expect(errors[0]?.extensions['code']).toBe('FORBIDDEN');
  });

  it('shows nothing of a ticket to who may not see it', async () => {
    const stranger = await server.as('agentB');
    expect(await stranger.must(read, { ticketId })).toEqual({ __camel__Flag: null, ticket: null });
  });
});
