/** How well a text answers what was typed: 0 not at all; words that begin with it come before words that hold it. */
export function score(text: string, typed: string): number {
  const [haystack, words] = [fold(text), fold(typed).split(/\s+/u).filter(Boolean)];
  let total = 1;
  for (const word of words) {
    const at = haystack.indexOf(word);
    if (at < 0) return 0;
    total += at === 0 ? 4 : /\s/u.test(haystack[at - 1] ?? '') ? 3 : 1;
  }
  return total;
}

/** Without case and accents: `lösa` is found by `losa`. */
const fold = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('ł', 'l');
