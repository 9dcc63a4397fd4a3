import type { RequestContext } from './context.js';

/** Name and shape of something that happened. Past tense; ids and facts, never an entity, never the text of a message. @since 0.1.0 */
export interface EventToken<Facts extends object = object> {
  /** `<noun>.<past tense>`, for example `ticket.assigned`. */
  readonly type: string;
  /** Grows when the meaning of a fact changes. Adding one does not change it. */
  readonly version: number;
  /** Only for the type of the facts; never set. */
  readonly facts?: Facts;
}

/**
 * Declares an event.
 * @example export const pageSent = event('pager.sent', 1).with<{ pageId: string; ticketId: string }>();
 * @since 0.1.0
 */
export const event = (type: string, version: number) => ({
  with: <Facts extends object>(): EventToken<Facts> => Object.freeze({ type, version }),
});

/**
 * What an event tells, taken from its token.
 * @example class PageOnCall implements Listener<FactsOf<typeof ticketAssigned>> { … }
 * @since 0.1.0
 */
export type FactsOf<E> = E extends EventToken<infer F> ? F : never;

/** One occurrence, as a listener gets it. @since 0.1.0 */
export interface Occurrence<Facts extends object = object> {
  /** UUIDv7; the same on every delivery of this occurrence. */
  readonly id: string;
  readonly type: string;
  readonly version: number;
  readonly facts: Facts;
  readonly occurredAt: Date;
  /** The person who caused it, or null for the system. */
  readonly actorId: string | null;
  readonly requestId: string;
}

/**
 * Writes events in the transaction of the command; they are delivered after commit, at least once. Refuses outside a transaction.
 * @since 0.1.0
 */
export abstract class Events {
  abstract publish<F extends object>(ctx: RequestContext, token: EventToken<F>, facts: NoInfer<F>): Promise<void>;
}

/**
 * Told after commit, at least once, maybe twice, maybe out of order: `hear` must be idempotent. When it throws it is tried again with
 * growing pauses; after the last try the occurrence waits in the list of dead letters. To refuse something before it is written, use a guard.
 * @since 0.1.0
 */
export interface Listener<Facts extends object = object> {
  hear(ctx: RequestContext, occurrence: Occurrence<Facts>): Promise<void>;
}

/** One field of one entity, before and after: the audit. Written in the transaction; may be redacted later, unlike an event. @since 0.1.0 */
export abstract class Changes {
  abstract record(ctx: RequestContext, change: ChangeRecord): Promise<void>;
}

/** One change of one entity, as `Changes` records it. @since 0.1.0 */
export interface ChangeRecord {
  readonly entity: string;
  readonly entityId: string;
  /** The version this change made, of an entity that counts them. */
  readonly version?: number;
  /** Field → value before and after. Only what differs. */
  readonly fields: Readonly<Record<string, { before: unknown; after: unknown }>>;
}
