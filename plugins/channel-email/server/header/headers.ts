import { caps } from '../caps.js';
import { Malformed } from '../malformed.js';
import { decodeField } from './charset.js';

export interface HeaderField {
  /** Lower case. */
  readonly name: string;
  /** Unfolded, not decoded; may hold control characters. */
  readonly value: string;
}

/** The header block of a mail. Read by us alone: the MIME parser never sees it, so no two parsers can disagree about who wrote the mail. */
export class Headers {
  constructor(
    readonly fields: readonly HeaderField[],
    /** Where the body begins in the bytes. */
    readonly bodyStart: number,
  ) {}

  all(name: string): readonly string[] {
    return this.fields.filter((field) => field.name === name).map((field) => field.value);
  }

  first(name: string): string | null {
    return this.all(name)[0] ?? null;
  }
}

/** Throws `Malformed` past the caps and when there is nothing that a mail has. */
export function readHeaders(bytes: Uint8Array): Headers {
  if (bytes.length === 0) throw new Malformed('empty');
  const { lines, bodyStart } = headerLines(bytes);
  const fields = fieldsOf(lines);
  if (!fields.some(({ name }) => known.has(name))) throw new Malformed('not_a_mail');
  if (bodyStart === null) throw new Malformed('headers_too_large');
  return new Headers(fields, bodyStart);
}

const known: ReadonlySet<string> = new Set(['from', 'to', 'cc', 'subject', 'date', 'message-id', 'received', 'return-path', 'delivered-to', 'mime-version', 'content-type']);

/** Lines up to the first empty one, one character per byte. `bodyStart` is null when the block does not end within the cap. */
function headerLines(bytes: Uint8Array): { lines: string[]; bodyStart: number | null } {
  const block = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, caps.headerBytes + 2)).toString('latin1');
  const lines: string[] = [];
  let start = 0;
  while (start < block.length) {
    const feed = block.indexOf('\n', start);
    const end = feed === -1 ? block.length : feed;
    const line = withoutReturn(block.slice(start, end));
    start = end + 1;
    if (line === '') return { lines, bodyStart: Math.min(start, bytes.length) };
    lines.push(line);
  }
  return { lines, bodyStart: bytes.length > caps.headerBytes ? null : bytes.length };
}

function fieldsOf(lines: readonly string[]): HeaderField[] {
  const fields: { name: string; parts: string[] }[] = [];
  let current: string[] | null = null;
  for (const [index, line] of lines.entries()) {
    if (line.startsWith(' ') || line.startsWith('\t')) {
      current?.push(line);
      continue;
    }
    // A line that is no field ends the one above it; its continuation belongs to nobody. The mbox separator is such a line.
    current = null;
    const colon = line.indexOf(':');
    const name = withoutBlanks(line.slice(0, Math.max(colon, 0)));
    if (!fieldName.test(name) || (index === 0 && line.startsWith('From '))) continue;
    current = [line.slice(colon + 1)];
    fields.push({ name: name.toLowerCase(), parts: current });
    if (fields.length > caps.headers) throw new Malformed('too_many_headers');
  }
  return fields.map(({ name, parts }) => ({ name, value: withoutBlanks(decodeField(parts.join(''))) }));
}

const fieldName = /^[\x21-\x39\x3b-\x7e]{1,200}$/;

function withoutReturn(line: string): string {
  let end = line.length;
  while (end > 0 && line[end - 1] === '\r') end -= 1;
  return line.slice(0, end);
}

/** Blanks and tabs only: other white space stays and is refused where it matters. A pattern would take quadratic time. */
function withoutBlanks(text: string): string {
  const isBlank = (at: number): boolean => text[at] === ' ' || text[at] === '\t';
  let [start, end] = [0, text.length];
  while (start < end && isBlank(start)) start += 1;
  while (end > start && isBlank(end - 1)) end -= 1;
  return text.slice(start, end);
}
