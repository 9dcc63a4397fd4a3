import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Commands, createTicket } from '@meja/plugin-sdk/server';
import { createTestServer, type TestServer, type TestVisitor } from '@meja/plugin-sdk/testing';
import { examplePlugin } from './index.js';

const requestCall = `mutation ($id: ID!, $phone: String!) {
  exampleRequestCall(ticketId: $id, phone: $phone) { __typename ... on ExampleCallRequested { callId } ... on Failure { code message } }
}`;
const ticketWithField = 'query ($id: ID!) { ticket(id: $id) { callsWanted } exampleCalls(ticketId: $id) { phone } }';
const reply = `mutation ($input: AddMessageInput!) { addMessage(input: $input) { __typename ... on Failure { code message params } } }`;

describe('the example plugin', () => {
  let server: TestServer;
  let admin: TestVisitor;
  let agent: TestVisitor;
  let ticketId: string;

  beforeAll(async () => {
    server = await createTestServer({ plugins: [examplePlugin({ officePhone: '+46 8 123 45 67', keepDays: 30 })] });
    admin = await server.as('admin');
    agent = await server.as('agentA');
    const opened = await server.get(Commands).execute(server.system, createTicket, { departmentId: server.people.departmentA, subject: 'Printer', body: 'It is on fire.', requesterEmail: 'ann@example.org', priority: 'normal' });
    if (!opened.ok) throw new Error(opened.failure.code);
    ticketId = opened.value.ticketId;
  });
  afterAll(() => server.stop());

  it('notes a wish once, and its listener counts it into the field of the ticket', async () => {
    const first = await admin.must(requestCall, { id: ticketId, phone: '+46 70 555 00 11' });
    const second = await admin.must(requestCall, { id: ticketId, phone: '+46 70 555 00 11' });
    expect(second.exampleRequestCall.callId).toBe(first.exampleRequestCall.callId);
    await server.settle();
    expect(await agent.must(ticketWithField, { id: ticketId })).toEqual({ ticket: { callsWanted: 1 }, exampleCalls: [{ phone: '+46 70 555 00 11' }] });
  });

  it('refuses what is no telephone number, in words', async () => {
    const { exampleRequestCall } = await admin.must(requestCall, { id: ticketId, phone: 'tomorrow' });
    expect(exampleRequestCall).toEqual({ __typename: 'NotAPhoneNumber', code: 'EXAMPLE_NOT_A_PHONE_NUMBER', message: 'This is not a telephone number. Write it like +46 8 123 45 67.' });
  });

  it('lets nobody note a wish without the permission', async () => {
    const { errors } = await agent.ask(requestCall, { id: ticketId, phone: '+46 70 555 00 11' });
    expect(errors[0]?.extensions['code']).toBe('FORBIDDEN');
  });

  it('guards replies against passwords, and leaves notes alone', async () => {
    const said = (visibility: string) => agent.must(reply, { input: { ticketId, visibility, body: 'Your password is swordfish' } });
    expect((await said('PUBLIC')).addMessage).toMatchObject({ __typename: 'RefusedByGuard', message: 'The reply gives a password away. Take it out, or write an internal note.', params: { guard: 'example/NoPasswordsInReplies' } });
    expect((await said('INTERNAL')).addMessage.__typename).toBe('Ticket');
  });

  it('answers visitors of the help centre', async () => {
    expect(await server.visitor('portal').must('{ exampleOfficePhone }')).toEqual({ exampleOfficePhone: '+46 8 123 45 67' });
  });

  it('makes tickets of phone notes, and keeps what it cannot read', async () => {
    const note = new TextEncoder().encode('bo@example.org\nNo heating\nRoom 4 is cold.');
    expect(await server.receive('phone-note', note)).toMatchObject({ outcome: 'created' });
    expect(await server.receive('phone-note', new TextEncoder().encode('no address'))).toEqual({ outcome: 'quarantined', reason: 'example_no_caller' });
  });
});
