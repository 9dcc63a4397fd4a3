/** A little shorter than a path is good for. */
const goodFor = 12 * 60_000;

const known = new Map<string, { readonly path: string; readonly until: number }>();

/** A path that stays the same while it is good: every answer of the server has a new one, and a picture would be fetched and blink each time. */
export function steadyPath(id: string, path: string): string {
  const before = known.get(id);
  if (before && Date.now() < before.until) return before.path;
  known.set(id, { path, until: Date.now() + goodFor });
  return path;
}
