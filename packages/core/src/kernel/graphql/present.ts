/** What must be there because the database keeps it so; its absence is a bug, not an answer. */
export function present<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`The ${what} is not there.`);
  return value;
}
