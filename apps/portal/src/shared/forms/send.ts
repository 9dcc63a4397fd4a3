import { OperationFailed, type FailureAnswer } from '../graphql/operation.js';
import type { Exchange } from '../http/exchange.js';

/** A key for one sending of one form. Every copy of the page that was served once carries the same. */
export const freshKey = (): string => crypto.randomUUID();

/** The key of a posted form; one that is not ours is replaced. */
export const postedKey = (value: string): string => (/^[0-9a-f-]{36}$/.test(value) ? value : freshKey());

/** The key under which the form may be sent again: the same as long as it is not known whether the first sending arrived. */
export const keyAfter = (failure: FailureAnswer, key: string): string => (failure.code === 'IN_PROGRESS' || failure.__typename === 'Fault' ? key : freshKey());

/**
 * Sends a form. When the same form is just being sent by an impatient second click, waits for the first to finish, so
 * that both answers are the same page. A fault of the server is answered like a refusal: the form keeps its words.
 */
export async function send<Answer extends { __typename: string }>(exchange: Exchange, attempt: () => Promise<Answer | FailureAnswer>): Promise<Answer | FailureAnswer> {
  try {
    for (let patience = 8; ; patience -= 1) {
      const answer = await attempt();
      if (!isInProgress(answer) || patience === 0) return answer;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  } catch (error) {
    if (!(error instanceof OperationFailed) || error.meansSignedOut) throw error;
    return { __typename: 'Fault', code: 'FAULT', params: { correlationId: error.correlationId ?? exchange.request.requestId }, message: error.message };
  }
}

/** The status that tells programs what the form tells people. */
export function statusOf(failure: FailureAnswer): number {
  const statuses: Readonly<Record<string, number>> = { Fault: 500, TooManyAttempts: 429, IdempotencyConflict: 409, NotSolved: 409 };
  return statuses[failure.__typename] ?? 422;
}

const isInProgress = (answer: { __typename: string }) => answer.__typename === 'IdempotencyConflict' && 'code' in answer && answer.code === 'IN_PROGRESS';
