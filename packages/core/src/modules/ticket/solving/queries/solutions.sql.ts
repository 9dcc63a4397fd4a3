import type { Database, RequestContext } from '@meja/plugin-sdk/server/kernel';
import type { SolutionFacts } from '@meja/plugin-sdk/server/ticket';
import { inSight, type TicketScope } from '../../index.js';

/** How many of what fits are weighed against each other. */
const weighed = 400;

const columns = (scope: TicketScope): string => `solution.id, solution.ticket_id as "ticketId", ticket.number as "ticketNumber", solution.symptom, solution.cause, solution.steps,
  solution.reused_from_id as "reusedFromId", solution.author_name as "authorName", solution.created_at as "createdAt",
  (select count(*)::int from solution as reuse join ticket on ticket.solution_id = reuse.id
   where reuse.reused_from_id = solution.id and ${scope.where} and ${inSight}) as reuses`;

/** Those of tickets in scope and in sight. */
export function solutionsByIds(db: Database, ctx: RequestContext, scope: TicketScope, ids: readonly string[]): Promise<SolutionFacts[]> {
  return db.query(ctx, `select ${columns(scope)} from solution join ticket on ticket.id = solution.ticket_id where ${scope.where} and ${inSight} and solution.id = any($2)`, [scope.param, ids]);
}

export interface SolutionRow extends SolutionFacts {
  readonly subject: string;
}

export interface Sought {
  /** Condition of the full text; what it finds is weighed by `weigh`. */
  readonly fits: string;
  readonly weigh: string;
  readonly departmentId: string | null;
  readonly first: number;
}

/** Solutions that still settle a ticket and fit, best first. Of a solution and its reuses there is one row: the first, or the oldest the caller may see. */
export function solutionsThatFit(db: Database, ctx: RequestContext, scope: TicketScope, { fits, weigh, departmentId, first }: Sought): Promise<SolutionRow[]> {
  return db.query(
    ctx,
    `with fitting as (
       select solution.id, coalesce(solution.reused_from_id, solution.id) as root, solution.reused_from_id is not null as reused, ts_rank(solution.words, to_tsquery('simple', $3)) as weight, solution.created_at
       from solution join ticket on ticket.solution_id = solution.id
       where ${scope.where} and ${inSight} and solution.words @@ to_tsquery('simple', $2) and ($4::uuid is null or ticket.department_id = $4) limit ${weighed}),
     apart as (select distinct on (root) * from fitting order by root, reused, created_at)
     select ${columns(scope)}, ticket.subject from apart join solution on solution.id = apart.id join ticket on ticket.id = solution.ticket_id
     order by apart.weight desc, apart.created_at desc, apart.id limit $5`,
    [scope.param, fits, weigh, departmentId, first],
  );
}

/** The solution of the ticket with this number. */
export function solutionOfNumber(db: Database, ctx: RequestContext, scope: TicketScope, { number, departmentId }: { number: string; departmentId: string | null }): Promise<SolutionRow[]> {
  return db.query(
    ctx,
    `select ${columns(scope)}, ticket.subject from solution join ticket on ticket.solution_id = solution.id
     where ${scope.where} and ${inSight} and ticket.number = $2 and ($3::uuid is null or ticket.department_id = $3)`,
    [scope.param, number, departmentId],
  );
}

/** True for the first answer of the requester to this solution: its link is used up by it. */
export async function answerOnce(db: Database, ctx: RequestContext, solutionId: string, at: Date): Promise<boolean> {
  const rows = await db.query(ctx, `update solution set answered_at = $2 where id = $1 and answered_at is null returning id`, [solutionId, at]);
  return rows.length > 0;
}

/** Where a page of solved tickets begins: after this one. */
export interface SolvedKey {
  readonly id: string;
  readonly solvedAt: Date;
}

/** Tickets that were solved before an instant and that nobody came back to, longest waiting first. */
export function solvedBefore(db: Database, ctx: RequestContext, before: Date, { after, limit }: { after: SolvedKey | null; limit: number }): Promise<SolvedKey[]> {
  return db.query<SolvedKey>(
    ctx,
    `select id, solved_at as "solvedAt" from ticket where status = 'solved' and ${inSight} and solved_at <= $1
       and ($2::timestamptz is null or (solved_at, id) > ($2, $3::uuid)) order by solved_at, id limit $4`,
    [before, after?.solvedAt ?? null, after?.id ?? null, limit],
  );
}
