import type { FailureAnswer } from '../graphql/operation.js';

/** A key for one sending of one form. Every copy of the page that was served once carries the same. */
export const newKey = (): string => crypto.randomUUID();

/** The key of a posted form; one that is not ours is replaced. */
export const postedKey = (value: string): string => (/^[0-9a-f-]{36}$/.test(value) ? value : newKey());

/**
 * Sends, and when the same form is just being sent by an impatient second click, waits for the first to finish so that
 * both answers are the same page.
 */
export async function sendOnce<Answer extends { __typename: string }>(send: () => Promise<Answer | FailureAnswer>): Promise<Answer | FailureAnswer> {
  for (let patience = 8; ; patience -= 1) {
    const answer = await send();
    if (!isInProgress(answer) || patience === 0) return answer;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

const isInProgress = (answer: { __typename: string }) => answer.__typename === 'IdempotencyConflict' && 'code' in answer && answer.code === 'IN_PROGRESS';
