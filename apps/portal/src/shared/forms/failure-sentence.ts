import type { FailureAnswer } from '../graphql/operation.js';
import type { Translate } from '../i18n/translate.js';

/** A refusal in the visitor's words. Those we do not know, for example of a plugin's guard, speak for themselves. */
export function failureSentence(failure: FailureAnswer, t: Translate): string {
  const key = known.find((name) => name === `failures.${failure.code}`);
  return key ? t(key, { minutes: Math.max(1, Math.ceil(retryAfter(failure) / 60)), id: correlationId(failure), least: least(failure) }) : failure.message;
}

/** Seconds after which trying again makes sense. */
export function retryAfter({ params }: FailureAnswer): number {
  const seconds = params?.['retryAfter'];
  return typeof seconds === 'number' && Number.isFinite(seconds) ? Math.max(1, Math.ceil(seconds)) : 60;
}

/** How long a password must be. */
const least = ({ params }: FailureAnswer): number => (typeof params?.['least'] === 'number' ? params['least'] : 10);

function correlationId({ params }: FailureAnswer): string {
  const id = params?.['correlationId'];
  return typeof id === 'string' ? id : '';
}

const known = [
  'failures.NOT_FOUND', 'failures.NOT_SOLVED', 'failures.SIGN_IN_REFUSED',
  'failures.LINK_REFUSED', 'failures.CURRENT_PASSWORD_WRONG', 'failures.PASSWORD_TOO_SHORT', 'failures.PASSWORD_IS_PERSONAL', 'failures.PASSWORD_IS_COMMON',
  'failures.TOO_MANY_ATTEMPTS', 'failures.IN_PROGRESS', 'failures.KEY_REUSED', 'failures.FAULT'
] as const;
