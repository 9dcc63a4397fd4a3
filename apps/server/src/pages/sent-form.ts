import type { MultipartFile } from '@fastify/multipart';
import type { PageDoor } from '@meja/core';
import { BlobsUnavailable, type Failure } from '@meja/plugin-sdk/server';
import type { KeptFile, Refusal } from '@meja/portal';
import type { FastifyRequest } from 'fastify';

type FormFile = Parameters<PageDoor['keepFiles']>[1] extends AsyncIterable<infer File> ? File : never;

/** A form as it came, whichever way it was packed. */
export interface SentForm {
  readonly fields: URLSearchParams;
  readonly files: readonly KeptFile[];
  /** Why no file was kept; null when all were. */
  readonly refused: NonNullable<Refusal['files']> | null;
}

/** The first file of a form, and what comes behind it. */
interface Parts {
  readonly first: MultipartFile;
  readonly rest: AsyncGenerator<MultipartFile>;
}

type Kept = Pick<SentForm, 'files' | 'refused'>;

const mostFiles = 20;
/** The store refuses earlier, with what the installation allows for one file. */
const mostBytes = 101_000_000;
export const formLimits = { fields: 100, fieldNameSize: 100, fieldSize: 256 * 1024, files: mostFiles + 1, parts: 150, fileSize: mostBytes, headerPairs: 20 };

/** A second click within this time brings the same files again: they are kept once, so that both clicks send the same. */
const rememberMs = 60_000;

/** Reads forms with files. Fields stand before files in our forms, so a file is kept only when what came before it is ours. */
export class FormReader {
  private readonly lately = new Map<string, Promise<Kept>>();

  constructor(private readonly door: PageDoor) {}

  /** `trusts` is asked before the first file; what it does not trust is read to its end and kept nowhere. */
  async read(request: FastifyRequest, trusts: (fields: URLSearchParams) => boolean): Promise<SentForm> {
    const fields = new URLSearchParams();
    const files = filesIn(request, fields);
    const first = await files.next();
    if (first.done) return { fields, ...nothing };
    if (!trusts(fields)) {
      await readToEnd({ first: first.value, rest: files });
      return { fields, files: [], refused: 'unread' };
    }
    return { fields, ...(await this.once(request, fields, { first: first.value, rest: files })) };
  }

  /** What was kept for a form that was not accepted is not given to the next one: its visitor may choose other files. */
  forget(fields: URLSearchParams): void {
    this.lately.delete(keyOf(fields));
  }

  private async once(request: FastifyRequest, fields: URLSearchParams, parts: Parts): Promise<Kept> {
    const key = keyOf(fields);
    const before = this.lately.get(key);
    if (before) {
      await readToEnd(parts);
      return before;
    }
    const kept = this.keep(request, together(parts)).finally(() => drain(parts.rest));
    if (fields.get('once')) {
      this.lately.set(key, kept);
      setTimeout(() => this.lately.delete(key), rememberMs).unref();
    }
    return kept;
  }

  private async keep(request: FastifyRequest, parts: AsyncGenerator<MultipartFile>): Promise<Kept> {
    const seen: MultipartFile[] = [];
    try {
      const result = await this.door.keepFiles(request, formFiles(parts, seen));
      if (!result.ok) return { files: [], refused: refusalOf(result.failure) };
      const named = seen.filter(({ file }) => file.bytesRead > 0);
      return { files: result.value.uploadIds.map((id, index) => ({ id, name: named[index]?.filename ?? '' })), refused: null };
    } catch (error) {
      if (error instanceof BlobsUnavailable) return { files: [], refused: 'unavailable' };
      throw error;
    }
  }
}

const nothing: Kept = { files: [], refused: null };

const keyOf = (fields: URLSearchParams): string => `${fields.get('csrf') ?? ''} ${fields.get('once') ?? ''}`;

/** Hands out files one by one; fields on the way are noted. A field of files that was left empty is none. */
async function* filesIn(request: FastifyRequest, fields: URLSearchParams): AsyncGenerator<MultipartFile> {
  for await (const part of request.parts()) {
    if (part.type === 'field') fields.append(part.fieldname, String(part.value));
    else if (part.filename) yield part;
    else part.file.resume();
  }
}

async function* together({ first, rest }: Parts): AsyncGenerator<MultipartFile> {
  yield first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

async function* formFiles(parts: AsyncGenerator<MultipartFile>, seen: MultipartFile[]): AsyncGenerator<FormFile> {
  for await (const part of parts) {
    seen.push(part);
    yield { name: part.filename, mediaType: part.mimetype, bytes: part.file };
    part.file.resume();
  }
}

async function readToEnd({ first, rest }: Parts): Promise<void> {
  first.file.resume();
  await drain(rest);
}

/** The browser hears the answer only when all it sends was read. */
async function drain(rest: AsyncGenerator<MultipartFile>): Promise<void> {
  for (let next = await rest.next(); !next.done; next = await rest.next()) next.value.file.resume();
}

function refusalOf({ code, params }: Failure): NonNullable<Refusal['files']> {
  if (code === 'TOO_MANY_ATTEMPTS') return 'too_often';
  const issues = Array.isArray(params['issues']) ? params['issues'] : [];
  return issues.some((issue: { reason?: unknown }) => issue.reason === 'too_many') ? 'too_many' : 'too_large';
}
