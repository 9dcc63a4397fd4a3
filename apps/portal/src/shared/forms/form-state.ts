import type { FailureAnswer } from '../graphql/operation.js';
import type { Translate } from '../i18n/translate.js';

/** What a form shows: the values as typed, what is wrong with each field, and what is wrong with the whole. */
export interface FormState<Field extends string> {
  readonly values: Readonly<Record<Field, string>>;
  readonly errors: { readonly [F in Field]?: string };
  readonly problem: string | null;
}

export const blankForm = <Field extends string>(values: Record<Field, string>): FormState<Field> => ({ values, errors: noErrors<Field>(), problem: null });

export const formProblem = <Field extends string>(values: Record<Field, string>, problem: string): FormState<Field> => ({ values, errors: noErrors<Field>(), problem });

/** A `ValidationFailed` beside the fields it names. */
export function formIssues<Field extends string>(values: Record<Field, string>, failure: FailureAnswer, t: Translate): FormState<Field> {
  const errors: Partial<Record<Field, string>> = {};
  let problem: string | null = null;
  for (const { path, reason } of issuesOf(failure)) {
    const field = (Object.keys(values) as Field[]).find((name) => path === name || path.endsWith(`.${name}`));
    if (field) errors[field] ??= t(issueKey(values[field], reason));
    else problem = failure.message;
  }
  return { values, errors, problem: Object.keys(errors).length === 0 ? (problem ?? failure.message) : null };
}

const noErrors = <Field extends string>(): Partial<Record<Field, string>> => ({});

const reasons = ['issues.required', 'issues.too_long', 'issues.not_an_address', 'issues.control_characters', 'issues.not_an_id'] as const;

/** An empty field is only missing, whatever else it fails to be. */
function issueKey(value: string, reason: string): (typeof reasons)[number] | 'issues.other' {
  if (value.trim() === '' && reason !== 'not_an_id') return 'issues.required';
  return reasons.find((known) => known === `issues.${reason}`) ?? 'issues.other';
}

function issuesOf({ params }: FailureAnswer): { path: string; reason: string }[] {
  const issues = params?.['issues'];
  if (!Array.isArray(issues)) return [];
  return issues.flatMap((issue: unknown) => {
    const { path, reason } = (issue ?? {}) as Record<string, unknown>;
    return typeof path === 'string' && typeof reason === 'string' ? [{ path, reason }] : [];
  });
}
