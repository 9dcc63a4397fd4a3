export interface MethodResult {
  /** Lower case, for example `dmarc`. */
  readonly method: string;
  /** Lower case, for example `pass`. */
  readonly result: string;
  /** `header.from` → its values; a name may stand twice. */
  readonly properties: ReadonlyMap<string, readonly string[]>;
}

export interface AuthenticationResults {
  /** Who says so, lower case. */
  readonly authservId: string;
  readonly results: readonly MethodResult[];
}

/**
 * One Authentication-Results field by the grammar of RFC 8601: nested comments and quoted strings are skipped as a whole, so nothing
 * written inside them can pose as a result. Null when anything does not fit.
 */
export function readAuthenticationResults(value: string): AuthenticationResults | null {
  if (value.length > 10_000 || /[\x00-\x08\x0a-\x1f\x7f]/.test(value)) return null;
  try {
    return readField(new Cursor(value));
  } catch (error) {
    if (error instanceof Misfit) return null;
    throw error;
  }
}

class Misfit extends Error {}

function readField(cursor: Cursor): AuthenticationResults {
  const authservId = cursor.value().toLowerCase();
  // The version; only 1 exists.
  if (!cursor.atEnd() && !cursor.take(';')) {
    if (cursor.keyword() !== '1') throw new Misfit();
    if (!cursor.atEnd()) cursor.expect(';');
  }
  const results: MethodResult[] = [];
  while (!cursor.atEnd()) {
    const method = cursor.keyword();
    if (method === 'none' && results.length === 0 && cursor.atEnd()) break;
    results.push(readResult(cursor, method));
    if (!cursor.atEnd()) cursor.expect(';');
  }
  return { authservId, results };
}

function readResult(cursor: Cursor, method: string): MethodResult {
  if (cursor.take('/')) cursor.keyword();
  cursor.expect('=');
  const result = cursor.keyword();
  const properties = new Map<string, string[]>();
  while (!cursor.atEnd() && !cursor.sees(';')) {
    const type = cursor.keyword();
    const name = cursor.take('.') ? `${type}.${cursor.keyword()}` : type;
    cursor.expect('=');
    properties.set(name, [...(properties.get(name) ?? []), cursor.value()]);
  }
  return { method, result, properties };
}

/** Reads tokens from left to right; white space and comments before each are skipped. */
class Cursor {
  private at = 0;

  constructor(private readonly text: string) {}

  atEnd(): boolean {
    this.skip();
    return this.at >= this.text.length;
  }

  sees(char: string): boolean {
    this.skip();
    return this.text[this.at] === char;
  }

  take(char: string): boolean {
    const seen = this.sees(char);
    if (seen) this.at += 1;
    return seen;
  }

  expect(char: string): void {
    if (!this.take(char)) throw new Misfit();
  }

  keyword(): string {
    this.skip();
    return this.match(/[a-z0-9_-]+/iy).toLowerCase();
  }

  value(): string {
    if (!this.sees('"')) return this.match(/[^\s;()"\\<>,]+/y);
    const quoted = this.match(/"(?:[^"\\]|\\.)*"/y);
    // A quoted local part glued to a host is legal and rare; it is not worth a second way to read it.
    if (/[^\s;(]/.test(this.text[this.at] ?? ' ')) throw new Misfit();
    return quoted.slice(1, -1).replace(/\\(.)/g, '$1');
  }

  private match(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found === undefined) throw new Misfit();
    this.at += found.length;
    return found;
  }

  private skip(): void {
    for (;;) {
      const char = this.text[this.at];
      if (char === ' ' || char === '\t') this.at += 1;
      else if (char === '(') this.comment();
      else return;
    }
  }

  private comment(): void {
    let depth = 0;
    do {
      const char = this.text[this.at];
      if (char === undefined) throw new Misfit();
      if (char === '\\') this.at += 1;
      else if (char === '(') depth += 1;
      else if (char === ')') depth -= 1;
      this.at += 1;
    } while (depth > 0);
  }
}
