import type { RequestContext } from '../kernel/context.js';

/** What settled a ticket, written down for whoever meets it next. @since 0.1.0 */
export interface SolutionFacts {
  readonly id: string;
  /** The ticket it was written for. */
  readonly ticketId: string;
  readonly ticketNumber: string;
  /** What the requester saw. */
  readonly symptom: string;
  /** Why it happened. */
  readonly cause: string;
  /** What settled it. */
  readonly steps: string;
  /** The earlier solution this one is a reuse of; null when it was written for this ticket. */
  readonly reusedFromId: string | null;
  /** How many other tickets it settles now, counted among those the caller may see. */
  readonly reuses: number;
  /** As it was when the solution was written. */
  readonly authorName: string;
  readonly createdAt: Date;
}

/** A solution that fits the words somebody looked for, and the ticket it settled. @since 0.1.0 */
export interface SolutionHitFacts {
  readonly solution: SolutionFacts;
  readonly ticketId: string;
  readonly subject: string;
}

/** What to look for among earlier solutions. @since 0.1.0 */
export interface SolutionQuery {
  /** Words, beginnings of words, or the number of a ticket. Nothing in it is an operator. */
  readonly words: string;
  /** Only of tickets in this department; null for all that the caller may see. */
  readonly departmentId: string | null;
  /** At most so many, best first; 1 to 20. */
  readonly first: number;
}

/** Reads solutions of tickets that `ctx` may see: of others, and of what is in the bin or among the spam, there is none. @since 0.1.0 */
export abstract class Solutions {
  /** In the order of `ids`; null for what does not exist for `ctx`. */
  abstract byIds(ctx: RequestContext, ids: readonly string[]): Promise<(SolutionFacts | null)[]>;
  /** What fits all the words first, then what nearly does. A solution and its reuses are one hit. */
  abstract find(ctx: RequestContext, query: SolutionQuery): Promise<SolutionHitFacts[]>;
}
