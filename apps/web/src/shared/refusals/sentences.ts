import { hasText, t } from '../i18n/index.js';

/** A refusal of the API. */
export interface Refusal {
  readonly code: string;
  readonly params: unknown;
  readonly message: string;
}

export const isRefusal = (answer: object): answer is Refusal => 'code' in answer && 'message' in answer;

/** What to say about a refusal: our own words where we have better ones than the server, which speaks the same language. */
export function sentenceOf({ code, params, message }: Refusal): string {
  const key = `refusals.${code}`;
  return hasText(key) ? t(key, wordsOf(params)) : message;
}

function wordsOf(params: unknown): Record<string, string | number> {
  if (typeof params !== 'object' || params === null) return {};
  return Object.fromEntries(Object.entries(params).filter((entry): entry is [string, string | number] => ['string', 'number'].includes(typeof entry[1])));
}

/** Which fields a `ValidationFailed` speaks of: the last name of each path, with its reason. */
export function issuesOf(params: unknown): ReadonlyMap<string, string> {
  const issues = typeof params === 'object' && params !== null && 'issues' in params && Array.isArray(params.issues) ? (params.issues as unknown[]) : [];
  return new Map(issues.filter(isIssue).map(({ path, reason }) => [(Array.isArray(path) ? path : String(path).split('.')).map(String).at(-1) ?? '', typeof reason === 'string' ? reason : '']));
}

const isIssue = (issue: unknown): issue is { path: unknown; reason?: unknown } => typeof issue === 'object' && issue !== null && 'path' in issue;
