const firstSeconds = 10;
const longestSeconds = 6 * 60 * 60;
const giveUpAfterMs = 3 * 24 * 60 * 60 * 1_000;

/** Seconds until the next try: four times longer each time, up to six hours, a fifth more or less by chance. Null after three days. */
export function pauseAfter(attempts: number, ageMs: number, chance: () => number = Math.random): number | null {
  if (ageMs > giveUpAfterMs) return null;
  return Math.min(firstSeconds * 4 ** (attempts - 1), longestSeconds) * (0.8 + chance() * 0.4);
}
