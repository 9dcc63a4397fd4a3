/** Whether a version is within `1.2.3`, `~1.2.3` or `^1.2.3`. Below 1.0.0 a new minor version may break. */
export function satisfies(version: string, range: string): boolean {
  const wanted = /^([\^~]?)(\d+)\.(\d+)\.(\d+)$/.exec(range);
  const have = /^(\d+)\.(\d+)\.(\d+)/.exec(version);
  if (!wanted || !have) return false;
  const [major, minor, patch] = [1, 2, 3].map((at) => Number(have[at]));
  const [least, leastMinor, leastPatch] = [2, 3, 4].map((at) => Number(wanted[at]));
  const sameMinor = major === least && minor === leastMinor;
  if (wanted[1] === '') return sameMinor && patch === leastPatch;
  if (sameMinor) return Number(patch) >= Number(leastPatch);
  return wanted[1] === '^' && major === least && major !== 0 && Number(minor) > Number(leastMinor);
}
