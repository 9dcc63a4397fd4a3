import type { RequestContext } from '../kernel/context.js';

/** A level of support of one department. @since 0.1.0 */
export interface TierFacts {
  readonly id: string;
  readonly departmentId: string;
  /** 1 answers first. */
  readonly level: number;
  readonly name: string;
}

/** Reads support tiers. @since 0.1.0 */
export abstract class Tiers {
  /** Of each department, lowest level first. */
  abstract ofDepartments(ctx: RequestContext, departmentIds: readonly string[]): Promise<TierFacts[][]>;
  abstract byIds(ctx: RequestContext, ids: readonly string[]): Promise<(TierFacts | null)[]>;
  /** Where tickets of a department start; null when it has no tier. */
  abstract first(ctx: RequestContext, departmentId: string): Promise<TierFacts | null>;
  /** The next higher tier of the same department; null from the highest, and for a tier that is not there. */
  abstract above(ctx: RequestContext, tierId: string): Promise<TierFacts | null>;
  /** The next lower tier of the same department; null from the lowest, and for a tier that is not there. */
  abstract below(ctx: RequestContext, tierId: string): Promise<TierFacts | null>;
}
