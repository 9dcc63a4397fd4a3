/** What somebody typed, as conditions of the full text. Nothing they type is an operator. */
export interface SoughtWords {
  /** Every word, or its beginning. Null when there is none. */
  readonly all: string | null;
  /** Any word, or its beginning. */
  readonly any: string | null;
  /** Any beginning of a word, so short that a slip of the pen behind it does no harm. */
  readonly nearly: string | null;
  /** A number of a ticket, when it could be one. */
  readonly number: string | null;
}

const mostWords = 12;
const mostLetters = 60;

export function soughtWords(typed: string): SoughtWords {
  const words = typed.slice(0, 500).toLowerCase().split(/[\s'"\\\0]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).slice(0, mostWords).map((word) => word.slice(0, mostLetters));
  const [first = ''] = words;
  const joined = (operator: string, parts: readonly string[]): string | null => (parts.length === 0 ? null : parts.map((part) => `'${part}':*`).join(` ${operator} `));
  return { all: joined('&', words), any: joined('|', words), nearly: joined('|', words.map(beginning)), number: words.length === 1 && /\d/.test(first) ? first.replace(/^#/, '') : null };
}

/** Half of a long word, three letters of a short one; numbers and names with signs stay whole. */
const beginning = (word: string): string => (/^\p{L}+$/u.test(word) ? word.slice(0, Math.max(3, Math.floor(word.length / 2))) : word);
