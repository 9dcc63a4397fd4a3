import { cleanText, ok, refuse, validationFailed, type InputOf, type Result, type ValidationIssue } from '@meja/plugin-sdk/server/kernel';
import { handoverMissing, type escalateTicket, type HandoverFacts, type HandoverFieldFacts, type HandoverFieldValue } from '@meja/plugin-sdk/server/ticket';

/** What is written on a card, whatever kind it is. */
export type Card = Pick<HandoverFacts, 'tried' | 'evidence' | 'question' | 'promised' | 'reason' | 'fields'>;

const parts = ['tried', 'evidence', 'question', 'promised'] as const;
const longestText = 2_000;

/**
 * A card as somebody sent it, held against what the department asks for. Refused when a value does not fit its field, and when anything that must
 * be there is empty: then every such part is named, so that nobody is sent back twice.
 */
export function readCard(ticketId: string, asked: readonly HandoverFieldFacts[], { fields = {}, ...words }: InputOf<typeof escalateTicket>['card']): Result<Card> {
  const values = new Map<string, unknown>(Object.entries(fields).map(([key, value]) => [key, typeof value === 'string' ? cleanText(value) : value]));
  const issues = [...values].flatMap(([key, value]) => issueOf(asked.find((field) => field.key === key), key, value));
  if (issues.length > 0) return refuse(validationFailed({ issues }));
  const empty = asked.filter(({ key, required }) => required && isEmpty(values.get(key)));
  const missing = [...parts.filter((part) => words[part] === ''), ...empty.map(({ key }) => `fields.${key}`)];
  const labels = Object.fromEntries(empty.map(({ key, label }) => [`fields.${key}`, label]));
  if (missing.length > 0) return refuse(handoverMissing({ ticketId, missing, labels }));
  const filled = asked.filter(({ key }) => !isEmpty(values.get(key)));
  return ok({ ...words, reason: '', fields: filled.map(({ key, label }) => ({ key, label, value: values.get(key) as HandoverFieldValue['value'] })) });
}

/** What goes back with a ticket: only why. */
export const reasonOnly = (reason: string): Card => ({ tried: '', evidence: '', question: '', promised: '', reason, fields: [] });

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';

function issueOf(field: HandoverFieldFacts | undefined, key: string, value: unknown): ValidationIssue[] {
  const reason = field ? (isEmpty(value) ? null : misfit(field, value)) : 'unknown_field';
  return reason === null ? [] : [{ path: `card.fields.${key}`, reason }];
}

/** Why a value does not fit, as a key under `issues` in the locale files; null when it does. */
function misfit({ type, choices }: HandoverFieldFacts, value: unknown): string | null {
  switch (type) {
    case 'text':
      if (typeof value !== 'string') return 'not_text';
      return value.length > longestText ? 'too_long' : null;
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? null : 'not_a_number';
    case 'boolean':
      return typeof value === 'boolean' ? null : 'not_a_boolean';
    case 'date':
      return typeof value === 'string' && isDay(value) ? null : 'not_a_date';
    case 'choice':
      return typeof value === 'string' && choices.includes(value) ? null : 'unknown_value';
  }
}

/** A day that exists, as `YYYY-MM-DD`. */
function isDay(text: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}
