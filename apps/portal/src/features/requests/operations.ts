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
  readonly previewPath: string | null;
  readonly preview: 'NONE' | 'IMAGE' | 'PDF';
  /** The name by which the words of its message show it. */
  readonly contentId: string | null;
}

export interface Message {
  readonly id: string;
  readonly authorName: string;
  readonly fromHelpdesk: boolean;
  readonly bodyHtml: string;
  /** What it repeats of earlier messages. */
  readonly quotedHtml: string | null;
  /** True when its words were taken away. */
  readonly redacted: boolean;
  readonly createdAt: string;
  readonly attachments: readonly Attachment[];
}

/** Something that happened besides what was said. */
export interface Milestone {
  readonly id: string;
  readonly kind: 'PASSED_ON' | 'SOLVED' | 'REOPENED' | 'CLOSED';
  readonly at: string;
}

export interface TicketReference {
  readonly id: string;
  readonly number: string;
}

export interface Ticket extends TicketRow {
  readonly createdAt: string;
  readonly helperName: string | null;
  readonly requesterName: string;
  /** False for a request of somebody else in the visitor's organization: it may be read only. */
  readonly mine: boolean;
  readonly awaitsConfirmation: boolean;
  readonly closed: boolean;
  readonly followUpOf: TicketReference | null;
  readonly followUps: readonly TicketReference[];
  readonly milestones: readonly Milestone[];
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

export interface OrganizationTicketRow extends TicketRow {
  readonly requesterName: string;
}

export const organizationTickets = operation<{ viewer: Viewer | null; organizationTickets: Connection<OrganizationTicketRow> }, { after: string | null }>(
  `query OrganizationTickets($after: String) {
    ${viewerFields}
    organizationTickets(first: 20, after: $after) { edges { node { ${rowFields} requesterName } } pageInfo { hasNextPage endCursor } }
  }`,
);

export const myTicket = operation<{ viewer: Viewer | null; myTicket: Ticket | null }, { id: string; after: string | null }>(
  `query MyTicket($id: ID!, $after: String) {
    ${viewerFields}
    myTicket(id: $id) {
      ${rowFields} createdAt helperName requesterName mine awaitsConfirmation closed
      followUpOf { id number }
      followUps { id number }
      milestones { id kind at }
      messages(first: 50, after: $after) {
        edges { node { id authorName fromHelpdesk bodyHtml quotedHtml redacted createdAt attachments { id name size downloadPath previewPath preview contentId } } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }`,
);

/** Where a request stands that follows another one up. */
export const standingOf = operation<{ myTicket: { readonly id: string; readonly number: string; readonly closed: boolean; readonly mine: boolean } | null }, { id: string }>(
  `query StandingOf($id: ID!) { myTicket(id: $id) { id number closed mine } }`,
);

export interface SubmitRequestInput {
  readonly departmentId: string;
  readonly subject: string;
  readonly body: string;
  readonly email?: string;
  readonly name?: string;
  readonly uploadIds?: readonly string[];
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

/** The ticket that goes on: the same, or the follow-up of a closed one. */
export interface TicketGoesOn {
  readonly __typename: 'Ticket';
  readonly id: string;
}

export interface ReplyInput {
  readonly ticketId: string;
  readonly body: string;
  readonly uploadIds?: readonly string[];
}

export const addReply = operation<{ addReply: TicketGoesOn | FailureAnswer }, { input: ReplyInput }>(
  `mutation AddReply($input: AddReplyInput!) {
    addReply(input: $input) { ${failureFields} ... on Ticket { id } }
  }`,
);

export const confirmSolution = operation<{ confirmSolution: TicketGoesOn | FailureAnswer }, { input: { ticketId: string } }>(
  `mutation ConfirmSolution($input: ConfirmSolutionInput!) {
    confirmSolution(input: $input) { ${failureFields} ... on Ticket { id } }
  }`,
);

export const reopenMyTicket = operation<{ reopenMyTicket: TicketGoesOn | FailureAnswer }, { input: ReplyInput }>(
  `mutation ReopenMyTicket($input: ReopenMyTicketInput!) {
    reopenMyTicket(input: $input) { ${failureFields} ... on Ticket { id } }
  }`,
);

/** Always true: what the link was good for is nobody's business. */
export const answerByLink = operation<{ answerByLink: boolean }, { input: { token: string; verdict: 'CONFIRM' | 'REOPEN'; body: string } }>(
  `mutation AnswerByLink($input: AnswerByLinkInput!) { answerByLink(input: $input) }`,
);
