import type { RequestContext } from '../kernel/context.js';

export type TicketStatus = 'new' | 'open' | 'waiting_for_requester' | 'waiting_for_third_party' | 'snoozed' | 'solved' | 'closed';
export type TicketPriority = 'low' | 'normal' | 'high' | 'urgent';

/** A ticket, as readers hand it out. */
export interface TicketFacts {
  readonly id: string;
  readonly number: string;
  readonly subject: string;
  readonly status: TicketStatus;
  readonly priority: TicketPriority;
  readonly version: number;
  readonly channel: string;
  readonly departmentId: string;
  readonly tierId: string;
  readonly requesterId: string;
  readonly requesterVerified: boolean;
  readonly assigneeId: string | null;
  readonly createdAt: Date;
  /** Last activity of anybody. */
  readonly updatedAt: Date;
  /** Last public activity: what a requester may know. */
  readonly publicUpdatedAt: Date;
  /** Values of plugin fields by field id. */
  readonly customFields: Readonly<Record<string, unknown>>;
}

/** Reads tickets within what `ctx` may see: what one may not see does not exist. @since 0.1.0 */
export abstract class Tickets {
  abstract byId(ctx: RequestContext, id: string): Promise<TicketFacts | null>;
  abstract byNumber(ctx: RequestContext, number: string): Promise<TicketFacts | null>;
  /** Which of these exist for `ctx`, with their versions. */
  abstract visible(ctx: RequestContext, ids: readonly string[]): Promise<{ id: string; version: number }[]>;
}
