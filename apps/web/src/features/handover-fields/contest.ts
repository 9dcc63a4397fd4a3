import { conflictsOf } from '../../shared/refusals/conflicts.js';

/** Fields that two people saved: what both call them, and the version that says the other one is known. */
export interface Contest {
  readonly version: number | undefined;
  readonly by: string;
  readonly at: string;
  readonly theirs: readonly string[];
  readonly yours: readonly string[];
}

/** Of an `EditConflict` about the cards of a department. */
export function contestOf(params: unknown): Contest {
  const { version, conflicts } = conflictsOf(params);
  const [raw] = conflictsIn(params);
  return { version: version ?? undefined, by: conflicts[0]?.by ?? '', at: conflicts[0]?.at ?? '', theirs: labelsIn(raw?.['theirs']), yours: labelsIn(raw?.['yours']) };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;
const conflictsIn = (params: unknown) => (isRecord(params) && Array.isArray(params['conflicts']) ? params['conflicts'].filter(isRecord) : []);
const labelsIn = (fields: unknown): string[] => (Array.isArray(fields) ? fields.filter(isRecord).map(({ label }) => String(label)) : []);
