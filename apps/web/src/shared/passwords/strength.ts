/** How well a password keeps others out, in a word. The server decides what it takes: this only says it while somebody types. */
export type Strength = 'short' | 'personal' | 'weak' | 'fair' | 'good' | 'strong';

/** The server takes nothing shorter. */
export const least = 10;

export function strengthOf(password: string, about: readonly string[]): Strength {
  const length = [...password].length;
  if (length < least) return 'short';
  if (namesOf(about).some((name) => password.toLowerCase().includes(name))) return 'personal';
  const bits = varied(password) * Math.log2(alphabetOf(password));
  return bits < 36 ? 'weak' : bits < 55 ? 'fair' : bits < 75 ? 'good' : 'strong';
}

/** Parts of a name or an address that somebody who knows them would try. */
const namesOf = (about: readonly string[]) => about.flatMap((text) => text.toLowerCase().split(/[^\p{L}\d]+/u)).filter((part) => part.length >= 4);

/** How many letters say something: neither a repetition of the one before nor the next in a row such as `abc` or `321`. */
function varied(password: string): number {
  const codes = [...password.toLowerCase()].map((letter) => letter.codePointAt(0) ?? 0);
  return codes.filter((code, index) => index === 0 || Math.abs(code - (codes[index - 1] ?? 0)) > 1).length;
}

const kinds: readonly [RegExp, number][] = [[/[a-z]/, 26], [/[A-Z]/, 26], [/\d/, 10], [/[^a-zA-Z\d]/, 30]];
const alphabetOf = (password: string) => Math.max(2, kinds.reduce((sum, [kind, size]) => sum + (kind.test(password) ? size : 0), 0));
