/** A field that somebody else changed while it was edited: both values, and whose the other one is. */
export interface Conflict {
  readonly field: string;
  readonly yours: string;
  readonly theirs: string;
  readonly by: string;
  /** When they changed it; empty when that is not known. */
  readonly at: string;
}

/** What an `EditConflict` speaks of, and the version to send back when the change is to be made all the same. */
export function conflictsOf(params: unknown): { readonly version: number | null; readonly conflicts: readonly Conflict[] } {
  if (!isRecord(params)) return { version: null, conflicts: [] };
  const listed = Array.isArray(params['conflicts']) ? (params['conflicts'] as unknown[]) : [];
  return {
    version: typeof params['version'] === 'number' ? params['version'] : null,
    conflicts: listed.filter(isRecord).map((each) => ({ field: textOf(each['field']), yours: textOf(each['yours']), theirs: textOf(each['theirs']), by: textOf(each['by']), at: textOf(each['at']) })),
  };
}

/** Names in a list that a refusal carries, for example what a handover card misses. */
export const namesIn = (params: unknown, list: string): readonly string[] => {
  const names = isRecord(params) ? params[list] : undefined;
  return Array.isArray(names) ? names.filter((name): name is string => typeof name === 'string') : [];
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;
const textOf = (value: unknown) => (typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '');
