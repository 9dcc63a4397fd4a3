import { graphql, GraphQLError, type GraphQLSchema } from 'graphql';
import type { Execute, ExecuteAnswer } from '../src/contract.js';
import { portalSchema } from './portal-schema.js';
import { aTicket, departments, requester, standInId, type StandInMessage, type StandInTicket } from './stories.js';

export interface Call {
  readonly operation: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly idempotencyKey: string | undefined;
  readonly locale: string | undefined;
}

/** What a root field answers next, instead of what it would. */
type Answers = Readonly<Record<string, () => unknown>>;

/**
 * Answers operations by the real schema of the requester's API out of memory, so a page can be seen without a server:
 * what the schema does not allow fails here as it would there.
 */
export class StandInHelpdesk {
  /** An answer with errors, as the server masks them. */
  static fail(code: string): never {
    throw new GraphQLError('masked', { extensions: { code, correlationId: 'corr-42' } });
  }

  readonly calls: Call[] = [];
  readonly submitted: Record<string, unknown>[] = [];
  private readonly schema: GraphQLSchema = portalSchema();
  private readonly byKey = new Map<string, unknown>();

  constructor(
    readonly options: { readonly signedIn: boolean; readonly tickets?: readonly StandInTicket[]; readonly answers?: Answers },
  ) {}

  readonly execute: Execute = async (operation, variables, options = {}): Promise<ExecuteAnswer> => {
    this.calls.push({ operation, variables, idempotencyKey: options.idempotencyKey, locale: options.locale });
    const setCookies: string[] = [];
    const rootValue = { ...this.root(options.idempotencyKey, setCookies), ...this.options.answers };
    const { data, errors } = await graphql({ schema: this.schema, source: operation, rootValue, variableValues: { ...variables } });
    return { data: data ?? null, ...(errors && { errors: errors.map(({ message, extensions }) => ({ message, extensions })) }), setCookies };
  };

  private root(key: string | undefined, setCookies: string[]) {
    const tickets = this.options.signedIn ? (this.options.tickets ?? []) : [];
    return {
      viewer: this.options.signedIn ? requester : null,
      departments,
      organizationTickets: ({ first, after }: { first: number; after: string | null }) => page(tickets.filter(({ mine }) => !mine), first, after),
      myTickets: ({ first, after }: { first: number; after: string | null }) => page(tickets.filter(({ mine }) => mine), first, after),
      myTicket: ({ id }: { id: string }) => tickets.filter((ticket) => ticket.id === id).map(withMessages)[0] ?? null,
      submitRequest: ({ input }: { input: Record<string, string | undefined> }) => this.once(key, () => this.submit(input)),
      addReply: ({ input }: { input: { ticketId: string; body: string } }) => this.once(key, () => this.reply(input, tickets)),
      confirmSolution: ({ input }: { input: { ticketId: string } }) => this.verdict(input, tickets),
      reopenMyTicket: ({ input }: { input: { ticketId: string; body: string } }) => this.once(key, () => this.reply(input, tickets)),
      answerByLink: ({ input }: { input: Record<string, string> }) => this.submitted.push(input) > 0,
      requestPasswordReset: ({ input }: { input: { email: string } }) =>
        input.email.includes('@') ? { __typename: 'PasswordResetRequested', validMinutes: 60 } : refusal('ValidationFailed', 'VALIDATION_FAILED', { issues: [{ path: 'email', reason: 'not_an_address' }] }),
      changePassword: ({ input }: { input: { currentPassword: string; newPassword: string } }) => {
        if (input.currentPassword !== 'right') return refusal('CurrentPasswordWrong', 'CURRENT_PASSWORD_WRONG');
        return input.newPassword.length < 10 ? refusal('PasswordRefused', 'PASSWORD_TOO_SHORT', { least: 10 }) : { __typename: 'PasswordChanged', endedSessions: 1 };
      },
      setPasswordByLink: ({ input }: { input: { token: string; password: string } }) => {
        if (input.token !== 'a-code-that-is-good') return refusal('LinkRefused', 'LINK_REFUSED');
        return input.password.length < 10 ? refusal('PasswordRefused', 'PASSWORD_TOO_SHORT', { least: 10 }) : { __typename: 'PasswordSet', email: requester.email };
      },
      signIn: ({ input }: { input: { email: string; password: string } }) => {
        if (input.password !== 'right') return refusal('SignInRefused', 'SIGN_IN_REFUSED');
        setCookies.push('meja_portal=opaque; HttpOnly; Path=/; SameSite=Strict');
        return { __typename: 'Viewer', ...requester };
      },
      signOut: () => setCookies.push('meja_portal=; Max-Age=0; Path=/') > 0,
      signOutEverywhere: () => setCookies.push('meja_portal=; Max-Age=0; Path=/') > 0,
    };
  }

  private once(key: string | undefined, run: () => unknown): unknown {
    if (!key) return run();
    if (!this.byKey.has(key)) this.byKey.set(key, run());
    return this.byKey.get(key);
  }

  private verdict(input: { ticketId: string }, tickets: readonly StandInTicket[]) {
    const ticket = tickets.find(({ id }) => id === input.ticketId);
    if (!ticket?.mine) return refusal('NotFound', 'NOT_FOUND');
    if (!ticket.awaitsConfirmation) return refusal('NotSolved', 'NOT_SOLVED');
    this.submitted.push(input);
    return { __typename: 'Ticket', ...withMessages(ticket) };
  }

  private submit(input: Record<string, string | undefined>) {
    const issues = ['departmentId', 'subject', 'body']
      .filter((field) => (input[field] ?? '').trim() === '')
      .map((path) => ({ path, reason: path === 'departmentId' ? 'not_an_id' : 'required' }));
    if (input['email'] !== undefined && !input['email'].includes('@')) issues.push({ path: 'email', reason: 'not_an_address' });
    if (issues.length === 0 && !this.options.signedIn && input['email'] === undefined) issues.push({ path: 'email', reason: 'required' });
    if (issues.length > 0) return refusal('ValidationFailed', 'VALIDATION_FAILED', { issues });
    this.submitted.push(input);
    return { __typename: 'RequestReceived', number: `MEJA-${1041 + this.submitted.length}`, ticket: null };
  }

  private reply(input: { ticketId: string; body: string }, tickets: readonly StandInTicket[]) {
    const ticket = tickets.find(({ id }) => id === input.ticketId);
    if (!ticket?.mine) return refusal('NotFound', 'NOT_FOUND');
    if (input.body.trim() === '') return refusal('ValidationFailed', 'VALIDATION_FAILED', { issues: [{ path: 'body', reason: 'required' }] });
    this.submitted.push(input);
    return { __typename: 'Ticket', ...withMessages(ticket.closed ? aTicket({ id: followUpId, followUpOf: ticket }) : ticket) };
  }
}

/** Of the ticket that follows a closed one up. */
export const followUpId = standInId(130);

export const refusal = (type: string, code: string, params: Readonly<Record<string, unknown>> = {}) => ({ __typename: type, code, params, message: `Sentence of the server for ${code}` });

const withMessages = (ticket: StandInTicket) => ({ ...ticket, messages: ({ first, after }: { first: number; after: string | null }) => page(ticket.messages.map(withKinds), first, after) });

const withKinds = (message: StandInMessage) => ({ ...message, attachments: message.attachments.map((file) => ({ ...file, preview: file.previewPath ? 'IMAGE' : 'NONE' })) });

/** Keyset like the real one: the cursor is the id of the last row. */
function page<Row extends { readonly id: string }>(rows: readonly Row[], first: number, after: string | null) {
  const from = after ? rows.findIndex(({ id }) => id === after) + 1 : 0;
  const nodes = rows.slice(from, from + first);
  return { edges: nodes.map((node) => ({ cursor: node.id, node })), pageInfo: { hasNextPage: rows.length > from + first, endCursor: nodes.at(-1)?.id ?? null } };
}
