import type { Json, TestClient, TestServer } from '@meja/testing';

export const wholeSolution = { symptom: 'The printer blinks.', cause: 'Its tray is empty.', steps: 'Fill the tray with paper.' };

const failure = '... on Failure { code params message }';
const solution = 'id symptom cause steps reuses authorName ticketNumber reusedFrom { id }';
const fields = `id number status version solvedAt solution { ${solution} } followUpOf { id } followUps { id number status }`;

/** What agents do, over the API. */
export const desk = {
  read: async (client: TestClient, id: string): Promise<Json> => (await client.must(`query ($id: ID!) { ticket(id: $id) { ${fields} } }`, { id })).ticket,
  solve: async (client: TestClient, ticketId: string, more: object = { solution: wholeSolution }): Promise<Json> =>
    (await client.must(`mutation ($input: SolveTicketInput!) { solveTicket(input: $input) { __typename ... on Ticket { ${fields} } ${failure} } }`, { input: { ticketId, ...more } })).solveTicket,
  reopen: async (client: TestClient, ticketId: string): Promise<Json> =>
    (await client.must(`mutation ($input: ReopenTicketInput!) { reopenTicket(input: $input) { __typename ... on Ticket { ${fields} } ${failure} } }`, { input: { ticketId, reason: 'It blinks again: canary-reason.' } })).reopenTicket,
  close: async (client: TestClient, ticketId: string): Promise<Json> =>
    (await client.must(`mutation ($input: CloseTicketInput!) { closeTicket(input: $input) { __typename ... on Ticket { ${fields} } ${failure} } }`, { input: { ticketId } })).closeTicket,
  note: async (client: TestClient, ticketId: string, body: string, visibility = 'INTERNAL'): Promise<Json> =>
    (await client.must('mutation ($input: AddMessageInput!) { addMessage(input: $input) { __typename } }', { input: { ticketId, visibility, body } })).addMessage,
  find: async (client: TestClient, query: string, more: object = {}): Promise<Json> =>
    (await client.must(`query ($query: String!, $departmentId: ID, $first: Int) { solutions(query: $query, departmentId: $departmentId, first: $first) { ticketId subject solution { ${solution} } } }`, { query, ...more })).solutions,
};

const mine = `id number progress updatedAt solvedAt awaitsConfirmation closed mine followUpOf { id number } followUps { id number } milestones { kind at } messages(first: 100) { edges { node { authorName fromHelpdesk bodyText } } }`;

/** What requesters do in the help centre, over their API. */
export const helpCentre = {
  list: async (client: TestClient): Promise<Json> => (await client.must('{ myTickets(first: 100) { edges { node { id number updatedAt progress } } } }')).myTickets.edges.map(({ node }: Json) => node),
  read: async (client: TestClient, id: string): Promise<Json> => (await client.must(`query ($id: ID!) { myTicket(id: $id) { ${mine} } }`, { id })).myTicket,
  confirm: async (client: TestClient, ticketId: string): Promise<Json> =>
    (await client.must(`mutation ($input: ConfirmSolutionInput!) { confirmSolution(input: $input) { __typename ... on Ticket { ${mine} } ${failure} } }`, { input: { ticketId } })).confirmSolution,
  reopen: async (client: TestClient, ticketId: string, body = 'It still blinks.'): Promise<Json> =>
    (await client.must(`mutation ($input: ReopenMyTicketInput!) { reopenMyTicket(input: $input) { __typename ... on Ticket { ${mine} } ${failure} } }`, { input: { ticketId, body } })).reopenMyTicket,
  reply: async (client: TestClient, ticketId: string, body: string): Promise<Json> =>
    (await client.must(`mutation ($input: AddReplyInput!) { addReply(input: $input) { __typename ... on Ticket { ${mine} } ${failure} } }`, { input: { ticketId, body } })).addReply,
};

export const eventsOf = async (server: TestServer, ticketId: string): Promise<Json[]> =>
  (await server.rows('select type, facts, actor_name as by from event where subject_id = $1 order by occurred_at, id', [ticketId])).map(({ type, facts, by }) => ({ ...facts, type, actor: by }));
