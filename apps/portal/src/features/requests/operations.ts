import { operation, type FailureAnswer } from '../../shared/graphql/operation.js';
import { viewerFields, type Viewer } from '../../shared/graphql/viewer.js';

export type Progress = 'IN_PROGRESS' | 'WAITING_FOR_YOU' | 'SOLVED';

/** A ticket as a list shows it. */
export interface TicketRow {
  readonly id: string;
  readonly number: string;
  readonly subject: string;
  readonly progress: Progress;
  readonly updatedAt: string;
}

export interface Attachment {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly downloadPath: string | null;
}

export interface Message {
  readonly id: string;
  readonly authorName: string;
  readonly fromHelpdesk: boolean;
  readonly bodyHtml: string;
  readonly createdAt: string;
  readonly attachments: readonly Attachment[];
}

export interface Ticket extends TicketRow {
  readonly createdAt: string;
  readonly helperName: string | null;
  readonly messages: Connection<Message>;
}

export interface Department {
  readonly id: string;
  readonly name: string;
}

export interface Connection<Node> {
  readonly edges: readonly { readonly node: Node }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

const rowFields = 'id number subject progress updatedAt';
const failureFields = '__typename ... on Failure { code params message }';

export const departmentsForRequest = operation<{ viewer: Viewer | null; departments: readonly Department[] }>(
  `query DepartmentsForRequest { ${viewerFields} departments { id name } }`,
);

export const homeOfVisitor = operation<{ viewer: Viewer | null; departments: readonly Department[]; myTickets?: Connection<TicketRow> }, { signedIn: boolean }>(
  `query HomeOfVisitor($signedIn: Boolean!) {
    ${viewerFields}
    departments { id name }
    myTickets(first: 20) @include(if: $signedIn) { edges { node { ${rowFields} } } pageInfo { hasNextPage endCursor } }
  }`,
);

export const myTickets = operation<{ viewer: Viewer | null; myTickets: Connection<TicketRow> }, { after: string | null }>(
  `query MyTickets($after: String) {
    ${viewerFields}
    myTickets(first: 20, after: $after) { edges { node { ${rowFields} } } pageInfo { hasNextPage endCursor } }
  }`,
);

export const myTicket = operation<{ viewer: Viewer | null; myTicket: Ticket | null }, { id: string; after: string | null }>(
  `query MyTicket($id: ID!, $after: String) {
    ${viewerFields}
    myTicket(id: $id) {
      ${rowFields} createdAt helperName
      messages(first: 50, after: $after) {
        edges { node { id authorName fromHelpdesk bodyHtml createdAt attachments { id name size downloadPath } } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }`,
);

export interface SubmitRequestInput {
  readonly departmentId: string;
  readonly subject: string;
  readonly body: string;
  readonly email?: string;
  readonly name?: string;
}

export interface RequestReceived {
  readonly __typename: 'RequestReceived';
  readonly number: string;
  readonly ticket: { readonly id: string } | null;
}

export const submitRequest = operation<{ submitRequest: RequestReceived | FailureAnswer }, { input: SubmitRequestInput }>(
  `mutation SubmitRequest($input: SubmitRequestInput!) {
    submitRequest(input: $input) { ${failureFields} ... on RequestReceived { number ticket { id } } }
  }`,
);

export const addReply = operation<{ addReply: { readonly __typename: 'Ticket'; readonly id: string } | FailureAnswer }, { input: { ticketId: string; body: string } }>(
  `mutation AddReply($input: AddReplyInput!) {
    addReply(input: $input) { ${failureFields} ... on Ticket { id } }
  }`,
);
