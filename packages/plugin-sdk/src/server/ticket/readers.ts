import type { RequestContext } from '../kernel/context.js';
import type { ScanState } from '../kernel/ports.js';

/** Where a ticket stands. @since 0.1.0 */
export type TicketStatus = 'new' | 'open' | 'waiting_for_requester' | 'waiting_for_third_party' | 'snoozed' | 'solved' | 'closed';
/** How much it presses, least first. @since 0.1.0 */
export type TicketPriority = 'low' | 'normal' | 'high' | 'urgent';

/** A ticket, as readers hand it out. @since 0.1.0 */
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
  /** Of the requester, when they belong to one. */
  readonly organizationId: string | null;
  /** When it came to its present tier. */
  readonly tierEnteredAt: Date;
  /** How often it came back to a tier it had left. */
  readonly bounces: number;
  /** What settled it; null while it is open. */
  readonly solutionId: string | null;
  readonly solvedAt: Date | null;
  /** The closed ticket this one follows up. */
  readonly followUpOfId: string | null;
  /** Out of sight as spam, in the bin, or neither. */
  readonly removedAs: 'spam' | 'bin' | null;
  readonly removedAt: Date | null;
  readonly createdAt: Date;
  /** Last activity of anybody. */
  readonly updatedAt: Date;
  /** Last public activity: what a requester may know. */
  readonly publicUpdatedAt: Date;
  /** Values of plugin fields by field id. */
  readonly customFields: Readonly<Record<string, unknown>>;
}

/** How many tickets wait at a tier; not more than `open` when `capped`. @since 0.1.0 */
export interface TierCountFacts {
  readonly tierId: string;
  readonly departmentId: string;
  readonly open: number;
  /** Of these, how many nobody has. */
  readonly unassigned: number;
  readonly capped: boolean;
}

/** One entry of the dialogue: a public reply or an internal note. @since 0.1.0 */
export interface MessageFacts {
  readonly id: string;
  readonly ticketId: string;
  readonly visibility: 'public' | 'internal';
  readonly authorName: string;
  readonly fromAgent: boolean;
  /** False when only the From line of a mail says who wrote it. */
  readonly senderVerified: boolean;
  /** The address a message from outside came from; null for agents. */
  readonly senderAddress: string | null;
  readonly channel: string;
  /** Sanitised when it was stored. */
  readonly bodyHtml: string;
  readonly bodyText: string;
  /** What the message repeats of earlier ones, apart from what is new in it; sanitised. Null when it repeats nothing. */
  readonly quotedHtml: string | null;
  readonly quotedText: string | null;
  /** When its words were taken away; they are empty then. */
  readonly redactedAt: Date | null;
  readonly attachments: readonly AttachmentFacts[];
  readonly createdAt: Date;
}

/** A file of a message. @since 0.1.0 */
export interface AttachmentFacts {
  readonly id: string;
  readonly messageId: string;
  /** As the sender called it, cleaned for showing; never a path. */
  readonly name: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  readonly scan: ScanState;
  /** Whether it can be shown without running anything of it; told by its bytes. @since 0.1.0 */
  readonly preview: 'none' | 'image' | 'pdf';
  /** The name by which the HTML of its message refers to it (`cid:`); null when it does not. @since 0.1.0 */
  readonly contentId: string | null;
}

/** Something that happened to a ticket, as its timeline shows it. @since 0.1.0 */
export interface TimelineEventFacts {
  readonly id: string;
  /** Type of the event, for example `ticket.assigned`. */
  readonly type: string;
  readonly actorName: string;
  readonly facts: Readonly<Record<string, unknown>>;
  /** What it changed; references by name. */
  readonly changes: readonly { readonly field: string; readonly before: string | null; readonly after: string | null }[];
  readonly createdAt: Date;
}

/** Reads tickets within what `ctx` may see: what one may not see does not exist. @since 0.1.0 */
export abstract class Tickets {
  abstract byId(ctx: RequestContext, id: string): Promise<TicketFacts | null>;
  abstract byNumber(ctx: RequestContext, number: string): Promise<TicketFacts | null>;
  /** Which of these exist for `ctx`, with their versions. */
  abstract visible(ctx: RequestContext, ids: readonly string[]): Promise<{ id: string; version: number }[]>;
}
