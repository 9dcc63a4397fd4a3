import PostalMime from 'postal-mime';

interface Line {
  /** How many quote marks it begins with. */
  readonly depth: number;
  readonly text: string;
}

/** Text that was sent as `format=flowed` (RFC 3676): paragraphs as one line each, quote marks at the beginning of a line only. */
export function unflowed(text: string, delSp: boolean): string {
  const paragraphs: string[] = [];
  let pieces: string[] = [];
  let depth = 0;
  let goesOn = false;
  const end = (): void => void paragraphs.push(marked(depth, pieces.join('')));
  for (const [at, line] of text.split(/\r?\n/).map(readLine).entries()) {
    const isSignature = line.text === '-- ';
    if (at > 0 && !(goesOn && line.depth === depth && !isSignature)) {
      end();
      pieces = [];
    }
    goesOn = line.text.endsWith(' ') && !isSignature;
    depth = line.depth;
    pieces.push(goesOn && delSp ? line.text.slice(0, -1) : line.text);
  }
  end();
  return paragraphs.join('\n');
}

/** Without its quote marks and the one space that may follow them. */
function readLine(line: string): Line {
  const depth = /^>*/.exec(line)?.[0].length ?? 0;
  return { depth, text: line.slice(line[depth] === ' ' ? depth + 1 : depth) };
}

/** What is not quoted and begins with a mark keeps the space before it, or it would look like a quote. */
function marked(depth: number, text: string): string {
  if (depth === 0) return text.startsWith('>') ? ` ${text}` : text;
  return text === '' ? '>'.repeat(depth) : `${'>'.repeat(depth)} ${text}`;
}

/**
 * The MIME parser joins flowed lines without knowing quotes, in the midst of decoding a part, where nobody else learns which part was flowed. Its
 * version is pinned, and this refuses to start when the place is gone.
 */
export function readQuotesInFlowedText(): void {
  const node: unknown = Reflect.get(new PostalMime(), 'root');
  const kind: unknown = typeof node === 'object' && node !== null ? Object.getPrototypeOf(node) : null;
  if (typeof kind !== 'object' || kind === null || typeof Reflect.get(kind, 'decodeFlowedText') !== 'function') throw new Error('postal-mime decodes flowed text elsewhere: look at body/flowed.ts.');
  Reflect.set(kind, 'decodeFlowedText', unflowed);
}
