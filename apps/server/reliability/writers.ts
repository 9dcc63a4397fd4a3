import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, TestClient } from '@meja/testing';

const createTicket = `mutation ($input: CreateTicketInput!) { createTicket(input: $input) { __typename ... on Ticket { id } ... on Failure { code } } }`;
export const addMessage = `mutation ($input: AddMessageInput!) { addMessage(input: $input) { __typename ... on Ticket { id } ... on Failure { code } } }`;

export interface WritersOptions {
  readonly client: TestClient;
  readonly departmentId: string;
  readonly count: number;
  readonly pauseMs: number;
}

/** Nobody is helped by clients that leave a starting server no breath. */
const retryMs = 250;

/** Clients that open tickets and add messages to them, each with an Idempotency-Key, and try again until they hear that it was done. */
export class Writers {
  /** What was acknowledged: the key, which is also the subject or the body, and the ticket. */
  readonly tickets = new Map<string, string>();
  readonly messages = new Map<string, string>();
  /** Answers no fault of the server's surroundings explains. */
  readonly odd: string[] = [];
  /** Attempts that got no answer, or the answer to come back later. */
  retries = 0;
  private isEnding = false;
  private isAbandoned = false;
  private readonly running: Promise<void>[];

  constructor(private readonly options: WritersOptions) {
    this.running = Array.from({ length: options.count }, () => this.write());
  }

  /** How often its clients are refused at most while the server is away for so long; on a slow machine they ask less often. */
  refusalsWithin(ms: number): number {
    return (this.options.count * ms) / (retryMs + this.options.pauseMs / 2);
  }

  get acknowledged(): number {
    return this.tickets.size + this.messages.size;
  }

  /** Every writer ends with an acknowledgement. */
  async finish(): Promise<void> {
    this.isEnding = true;
    await Promise.all(this.running);
  }

  /** Ends without waiting for anything: for a spec that failed. */
  abandon(): void {
    this.isEnding = true;
    this.isAbandoned = true;
  }

  private async write(): Promise<void> {
    while (!this.isEnding) {
      const subject = `ticket-${randomUUID()}`;
      const input = { departmentId: this.options.departmentId, subject, body: subject, requesterEmail: 'ann@example.org' };
      const ticketId = await this.untilAcknowledged(subject, createTicket, input);
      this.tickets.set(subject, ticketId);
      for (let i = 0; i < 3 && !this.isEnding; i++) {
        const body = `message-${randomUUID()}`;
        await this.untilAcknowledged(body, addMessage, { ticketId, visibility: 'PUBLIC', body });
        this.messages.set(body, ticketId);
      }
    }
  }

  private async untilAcknowledged(idempotencyKey: string, mutation: string, input: object): Promise<string> {
    for (;;) {
      if (this.isAbandoned) return '';
      await sleep(this.options.pauseMs * (0.5 + Math.random()));
      const answer = await this.options.client.ask(mutation, { input }, { idempotencyKey }).catch(() => null);
      const id = answer && this.idIn(answer);
      if (id) return id;
      this.retries += 1;
      await sleep(retryMs);
    }
  }

  private idIn({ status, headers, data, errors, text }: Answer): string | null {
    const result = data && Object.values(data as Record<string, { id?: string; code?: string } | null>)[0];
    if (result?.id) return result.id;
    const comeBack = status === 503 && (headers.has('retry-after') || errors.length === 0);
    if (!comeBack && result?.code !== 'IN_PROGRESS') this.odd.push(`${status} ${errors.map(({ extensions }) => String(extensions['code'])).join()} ${text.slice(0, 300)}`);
    return null;
  }
}
