import type { Json, TestClient, TestServer } from '@meja/testing';

/** A card on which nothing is missing. */
export const fullCard = { tried: 'Restarted the router.', evidence: 'Its light stays red since 09:12.', question: 'Is the line itself down?', promised: 'A call before noon.' };

const fields = `id number status version bounces tierEnteredAt department { id } tier { id level name } assignee { id }
  handovers { id kind fromDepartment { id } fromTier { level } toDepartment { id } toTier { level } authorName tried evidence question promised reason fields { key label value } seconds }
  tierTimes { tier { level } seconds current }`;
const answer = `__typename ... on Ticket { ${fields} } ... on Failure { code params message }`;

/** What agents do on the line, over the API. */
export const line = {
  read: async (client: TestClient, id: string): Promise<Json> => (await client.must(`query ($id: ID!) { ticket(id: $id) { ${fields} } }`, { id })).ticket,
  escalate: async (client: TestClient, ticketId: string, more: object = {}): Promise<Json> =>
    (await client.must(`mutation ($input: EscalateTicketInput!) { escalateTicket(input: $input) { ${answer} } }`, { input: { ticketId, card: fullCard, ...more } })).escalateTicket,
  deescalate: async (client: TestClient, ticketId: string, more: object = {}): Promise<Json> =>
    (await client.must(`mutation ($input: DeescalateTicketInput!) { deescalateTicket(input: $input) { ${answer} } }`, { input: { ticketId, reason: 'It is the cable.', ...more } })).deescalateTicket,
  transfer: async (client: TestClient, ticketId: string, departmentId: string, more: object = {}): Promise<Json> =>
    (await client.must(`mutation ($input: TransferTicketInput!) { transferTicket(input: $input) { __typename ... on TicketHandedOver { ticketId ticket { ${fields} } } ... on Failure { code params message } } }`, { input: { ticketId, departmentId, card: fullCard, ...more } })).transferTicket,
  takeNext: async (client: TestClient, tierId: string): Promise<Json> =>
    (await client.must('mutation ($input: TakeNextTicketInput!) { takeNextTicket(input: $input) { __typename ... on Ticket { id assignee { id } } ... on Failure { code } } }', { input: { tierId } })).takeNextTicket,
  ask: async (client: TestClient, departmentId: string, asked: readonly object[], version?: number): Promise<Json> =>
    (await client.must('mutation ($input: SetHandoverFieldsInput!) { setHandoverFields(input: $input) { __typename ... on HandoverFieldsSet { fields { key label type required choices } } ... on Failure { code params } } }', { input: { departmentId, fields: asked, ...(version === undefined ? {} : { version }) } })).setHandoverFields,
};

/** Id of a tier by department and level. */
export async function tierAt(server: TestServer, departmentId: string, level: number): Promise<string> {
  const [tier] = await server.rows('select id from tier where department_id = $1 and level = $2', [departmentId, level]);
  return tier?.['id'];
}
