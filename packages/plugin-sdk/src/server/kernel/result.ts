/** An expected refusal: a code and its parameters, never a sentence. The sentence stands in the locale files under `failures.<code>`. @since 0.1.0 */
export interface Failure {
  /** Name of the GraphQL type that carries it, for example `TicketClosed`. */
  readonly type: string;
  /** Stable, upper case, for example `TICKET_CLOSED`. */
  readonly code: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Made by `ok`. @since 0.1.0 */
export interface Ok<T> {
  readonly ok: true;
  readonly value: T;
}
/** Made by `refuse`. @since 0.1.0 */
export interface Refused {
  readonly ok: false;
  readonly failure: Failure;
}

/** What a command answers: its value, or why it refused. Bugs are thrown, refusals are returned. @since 0.1.0 */
export type Result<T> = Ok<T> | Refused;

/**
 * Returns what the command answers.
 * @example return ok({ ticketId });
 * @since 0.1.0
 */
export const ok = <T>(value: T): Ok<T> => ({ ok: true, value });

/**
 * Returns a refusal; everything the command wrote is rolled back.
 * @example return refuse(ticketClosed({ ticketId }));
 * @since 0.1.0
 */
export const refuse = (failure: Failure): Refused => ({ ok: false, failure });

/**
 * Declares a kind of refusal. `type` is the GraphQL type, `code` the key of its sentence in the locale files.
 * @example export const ticketClosed = failure<{ ticketId: string }>('TicketClosed', 'TICKET_CLOSED');
 * @since 0.1.0
 */
export const failure =
  <P extends Record<string, unknown> = Record<string, never>>(type: string, code: string) =>
  (params: P): Failure => ({ type, code, params });

/** What is wrong with one part of an input. @since 0.1.0 */
export interface ValidationIssue {
  /** Dotted path into the input, empty for the whole. */
  readonly path: string;
  /** Key of the reason in the locale files under `issues`, for example `required` or `too_long`. */
  readonly reason: string;
}

/** What was sent does not fit. @since 0.1.0 */
export const validationFailed = failure<{ issues: readonly ValidationIssue[] }>('ValidationFailed', 'VALIDATION_FAILED');
/** It does not exist, or not for this actor: the two answer alike. @since 0.1.0 */
export const notFound = failure('NotFound', 'NOT_FOUND');
/** Too often. `retryAfter` is in seconds. @since 0.1.0 */
export const tooManyAttempts = failure<{ retryAfter: number }>('TooManyAttempts', 'TOO_MANY_ATTEMPTS');
/** Refused by a guard; `params` says which one. Made by the command pipeline from what the guard returned. @since 0.1.0 */
export const refusedByGuard = failure<{ guard: string; code: string; params: Readonly<Record<string, unknown>> }>('RefusedByGuard', 'REFUSED_BY_GUARD');
/** The first call with this idempotency key still runs. @since 0.1.0 */
export const inProgress = failure('IdempotencyConflict', 'IN_PROGRESS');
/** The idempotency key was used with another input. @since 0.1.0 */
export const keyReused = failure('IdempotencyConflict', 'KEY_REUSED');
