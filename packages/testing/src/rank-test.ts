/** Mann–Whitney: how likely two samples of times like these are when they come from the same place, and how far apart they are, from -1 to 1. */
export function rankTest(first: readonly number[], second: readonly number[]): { p: number; effect: number } {
  const all = [...first.map((value) => ({ value, isFirst: true })), ...second.map((value) => ({ value, isFirst: false }))].toSorted((a, b) => a.value - b.value);
  const [n, m] = [first.length, second.length];
  let [rankSum, ties] = [0, 0];
  for (let at = 0; at < all.length; ) {
    let end = at;
    while (end < all.length && all[end]?.value === all[at]?.value) end += 1;
    const size = end - at;
    // Equal times share the middle of their ranks.
    rankSum += all.slice(at, end).filter(({ isFirst }) => isFirst).length * ((at + 1 + end) / 2);
    ties += size ** 3 - size;
    at = end;
  }
  const u = rankSum - (n * (n + 1)) / 2;
  const total = n + m;
  const spread = Math.sqrt(((n * m) / 12) * (total + 1 - ties / (total * (total - 1))));
  const z = (u - (n * m) / 2) / spread;
  return { p: 2 * (1 - normal(Math.abs(z))), effect: (2 * u) / (n * m) - 1 };
}

/** The normal distribution up to `z`, by the approximation of Abramowitz and Stegun, 26.2.17. */
function normal(z: number): number {
  const t = 1 / (1 + 0.2316419 * z);
  const tail = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  return 1 - tail * t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
}
