import { Injectable } from '@nestjs/common';
import { Clock, Database, Events, notFound, ok, refuse, validationFailed, type Handles, type InputOf, type Refused, type RequestContext, type Result } from '@meja/plugin-sdk/server/kernel';
import { editConflict, maySolve, solutionMissing, Solutions, solveTicket, ticketSolved, ticketStatusChanged } from '@meja/plugin-sdk/server/ticket';
import { makeId } from '../../../../kernel/context/ids.js';
import { authorOf, barred, contested, Dialogue, textToHtml, TicketRows, unread } from '../../index.js';
import type { Ticket } from '../../entities/ticket.js';
import { Outbox } from '../../outbox/index.js';
import { Solution } from '../entities/solution.js';

type Words = Pick<Solution, 'symptom' | 'cause' | 'steps' | 'reusedFromId'>;

/**
 * Solves a ticket with a solution, new or earlier, and tells the requester. Refused without one, when it is settled or out of sight already, and
 * when somebody wrote whom the solver has not read.
 */
@Injectable()
export class SolveTicket implements Handles<typeof solveTicket> {
  constructor(
    private readonly db: Database,
    private readonly rows: TicketRows,
    private readonly solutions: Solutions,
    private readonly dialogue: Dialogue,
    private readonly outbox: Outbox,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  async execute(ctx: RequestContext, input: InputOf<typeof solveTicket>) {
    const { ticketId } = input;
    const ticket = await this.rows.lock(ctx, ticketId, maySolve);
    if (!ticket) return refuse(notFound({}));
    const refusal = barred(ticket) ?? (await this.solvedAlready(ctx, ticket)) ?? (await this.overtaken(ctx, ticket, input));
    if (refusal) return refusal;
    const words = await this.wordsOf(ctx, input);
    if (!words.ok) return words;
    const { status: previousStatus } = ticket;
    const now = this.clock.now();
    const author = authorOf(ctx);
    const solutionId = makeId();
    await this.db.repo(ctx, Solution).insert({ id: solutionId, ticketId, ...words.value, ...author, answeredAt: null, createdAt: now });
    await this.rows.write(ctx, ticket, { status: 'solved', solutionId, solvedAt: now }, { isPublic: true });
    const bodyText = input.reply ?? words.value.steps;
    const told = { ...author, fromAgent: true, visibility: 'public' as const, channel: 'agent', senderVerified: true, senderAddress: null, bodyText, bodyHtml: textToHtml(bodyText), attachments: [] };
    const messageId = await this.dialogue.add(ctx, ticket, told);
    await this.events.publish(ctx, ticketStatusChanged, { ticketId, status: 'solved', previousStatus });
    await this.events.publish(ctx, ticketSolved, { ticketId, solutionId, messageId, reused: words.value.reusedFromId !== null });
    await this.outbox.queue(ctx, { kind: 'solution', ticketId, messageId, solutionId });
    return ok({ ticketId, solutionId, messageId });
  }

  /** Whoever was faster wrote a solution; it is not replaced, and this one is not thrown away unsaid. */
  private async solvedAlready(ctx: RequestContext, { id: ticketId, version, status, solutionId }: Ticket): Promise<Refused | null> {
    if (status !== 'solved') return null;
    const standing = solutionId === null ? null : await this.db.repo(ctx, Solution).findOneBy({ id: solutionId });
    const conflict = { field: 'status', yours: 'solved', theirs: 'solved', by: standing?.authorName ?? '', at: (standing?.createdAt ?? this.clock.now()).toISOString() };
    return refuse(editConflict({ ticketId, version, conflicts: [conflict] }));
  }

  private async overtaken(ctx: RequestContext, ticket: Ticket, { version, seenMessageId }: InputOf<typeof solveTicket>): Promise<Refused | null> {
    return contested(ticket, await this.rows.conflicts(ctx, ticket, version, { status: 'solved' })) ?? unread(this.db, ctx, ticket.id, seenMessageId);
  }

  /** What was written; what was left empty is taken from the earlier solution. A reuse of a reuse counts for the first. */
  private async wordsOf(ctx: RequestContext, { ticketId, solution, earlierSolutionId }: InputOf<typeof solveTicket>): Promise<Result<Words>> {
    const [earlier = null] = earlierSolutionId === undefined ? [] : await this.solutions.byIds(ctx, [earlierSolutionId]);
    if (earlierSolutionId !== undefined && !earlier) return refuse(validationFailed({ issues: [{ path: 'earlierSolutionId', reason: 'unknown_value' }] }));
    const part = (name: 'symptom' | 'cause' | 'steps'): string => solution?.[name] || earlier?.[name] || '';
    const words = { symptom: part('symptom'), cause: part('cause'), steps: part('steps') };
    const missing = (['symptom', 'cause', 'steps'] as const).filter((name) => words[name] === '');
    if (missing.length > 0) return refuse(solutionMissing({ ticketId, missing }));
    return ok({ ...words, reusedFromId: earlier === null ? null : (earlier.reusedFromId ?? earlier.id) });
  }
}
