import { nextTick, reactive, shallowRef } from 'vue';
import { t } from '../i18n/index.js';
import { conflictsOf, namesIn, type Conflict } from './conflicts.js';
import { issuesOf, sentenceOf, type Refusal } from './sentences.js';

interface Words {
  /** When nobody answered. */
  readonly notSent: () => string;
  /** What is wrong with a part that is missing. */
  readonly missing: (part: string) => string;
}

/** Hands in the form of a ticket, and shows why it was refused: at the fields that miss something, as what others changed meanwhile, or as a sentence. */
export function useFormRefusals(ticket: () => { readonly version: number }, refused: () => void, words: Words) {
  const busy = shallowRef(false);
  const problem = shallowRef('');
  const conflicts = shallowRef<readonly Conflict[]>([]);
  const errors = reactive<Record<string, string>>({});
  let seen = ticket().version;

  /** Whatever the server answered; null when it did not. `send` is given the version that was seen. */
  async function handIn<Result>(send: (version: number) => Promise<Result | null>): Promise<Result | null> {
    [busy.value, problem.value, conflicts.value] = [true, '', []];
    for (const name of Object.keys(errors)) delete errors[name];
    const result = await send(seen);
    busy.value = false;
    return result;
  }

  function show(refusal: (Refusal & { readonly __typename?: string }) | null): void {
    if (!refusal) return void (problem.value = words.notSent());
    refused();
    if (refusal.__typename === 'EditConflict') {
      const found = conflictsOf(refusal.params);
      // Having seen the difference, the next press is meant.
      seen = found.version ?? ticket().version;
      conflicts.value = found.conflicts;
    }
    const missing = namesIn(refusal.params, 'missing');
    for (const part of missing) errors[part] = words.missing(part);
    if (refusal.__typename === 'ValidationFailed') for (const field of issuesOf(refusal.params).keys()) errors[field] = t('newTicket.refused');
    problem.value = sentenceOf(refusal);
    if (missing[0]) void nextTick(() => document.querySelector<HTMLElement>(`[role="dialog"] [data-field="${CSS.escape(missing[0] ?? '')}"]`)?.focus());
  }

  return { busy, problem, conflicts, errors, handIn, show };
}
