import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { BlobEmpty, BlobsUnavailable, BlobTooLarge, type BlobRef, type ByteRange } from '@meja/plugin-sdk/server/kernel';

/**
 * Files named by the SHA-256 of their bytes: `<folder>/<owner>/ab/cd/<sha256>`. A file under its name is whole and on the disk;
 * until then it lies in `<owner>/incoming`, on the same file system, so that the last step is one rename.
 */
export class ContentFiles {
  private readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Keeps the bytes, or throws and keeps nothing. What the source throws comes through as it is. */
  async keep(owner: string, source: Iterable<Uint8Array> | Readable, maxBytes: number): Promise<BlobRef> {
    // A sender that breaks off before we read must not end the process; the loop below hears of it.
    if (source instanceof Readable) source.on('error', () => undefined);
    const incoming = join(this.folder, ownName(owner), 'incoming');
    const draft = join(incoming, randomUUID());
    await store(() => mkdir(incoming, { recursive: true, mode: 0o700 }));
    const file = await store(() => open(draft, 'wx', 0o600));
    try {
      const ref = await writeHashed(file, source, maxBytes).finally(() => file.close());
      await store(() => this.moveIntoPlace(draft, this.pathOf(owner, ref.sha256)));
      return ref;
    } catch (error) {
      await rm(draft, { force: true }).catch((second: unknown) => {
        throw new BlobsUnavailable({ cause: new AggregateError([error, second], 'The half-written file could not be removed either') });
      });
      throw error;
    }
  }

  /** The bytes of a blob that a row promises, or a part of them. */
  async read(owner: string, ref: BlobRef, part?: ByteRange): Promise<Readable> {
    const file = await store(() => open(this.pathOf(owner, ref.sha256), 'r'));
    const { size } = await store(() => file.stat());
    if (size === ref.size) return file.createReadStream(part ? { start: part.first, end: part.last } : {});
    await file.close();
    throw new BlobsUnavailable({ cause: new Error(`The file of blob ${ref.sha256} has ${size} bytes instead of ${ref.size}`) });
  }

  /** Whether the bytes lie there whole. */
  async has(owner: string, ref: BlobRef): Promise<boolean> {
    const found = await store(() => stat(this.pathOf(owner, ref.sha256)).catch(absent));
    return found?.size === ref.size;
  }

  /** Takes the bytes away for good; none are none. */
  async remove(owner: string, sha256: string): Promise<void> {
    const path = this.pathOf(owner, sha256);
    await store(() => rm(path, { force: true }));
    await store(() => syncFolder(dirname(path)).catch(absent));
  }

  /** The names of all that lies there, one of 256 folders after the other. */
  async *names(owner: string): AsyncGenerator<readonly string[]> {
    const root = join(this.folder, ownName(owner));
    for (const first of (await entries(root)).filter(isFolder)) {
      const names: string[] = [];
      for (const second of (await entries(join(root, first))).filter(isFolder)) names.push(...(await entries(join(root, first, second))).filter(isSha256));
      yield names;
    }
  }

  /** When the bytes came last; null when they are not there. */
  async cameAt(owner: string, sha256: string): Promise<Date | null> {
    return (await store(() => stat(this.pathOf(owner, sha256)).catch(absent)))?.mtime ?? null;
  }

  /** Removes what a killed process left in `incoming`. Call it when no upload can be as old as `before`. */
  async sweep(before: Date): Promise<number> {
    let removed = 0;
    for (const owner of await entries(this.folder)) {
      for (const name of await entries(join(this.folder, owner, 'incoming'))) {
        const path = join(this.folder, owner, 'incoming', name);
        // It may be in its place by now.
        const draft = await stat(path).catch(absent);
        if (!draft || draft.mtime >= before) continue;
        await rm(path, { force: true });
        removed += 1;
      }
    }
    return removed;
  }

  private pathOf(owner: string, sha256: string): string {
    if (!isSha256(sha256)) throw new Error('A blob is named by its SHA-256 alone');
    return join(this.folder, ownName(owner), sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  }

  /** Replaces a file of the same name: the bytes are the same, unless the old ones were damaged. */
  private async moveIntoPlace(draft: string, path: string): Promise<void> {
    const parent = dirname(path);
    const firstMade = await mkdir(parent, { recursive: true, mode: 0o700 });
    await rename(draft, path);
    // Without this, a power cut could forget the name although the bytes were written.
    const oldest = firstMade === undefined ? parent : dirname(firstMade);
    for (let folder = parent; ; folder = dirname(folder)) {
      await syncFolder(folder);
      if (folder === oldest) return;
    }
  }
}

/** True for lower-case hexadecimal of the right length; nothing else may become part of a path. */
export const isSha256 = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

const isFolder = (name: string): boolean => /^[0-9a-f]{2}$/.test(name);

/** An id as a part of a path; nothing else becomes one. */
export function ownName(owner: string): string {
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(owner)) throw new Error('The owner of blobs is named by the id of a workspace');
  return owner;
}

async function writeHashed(file: FileHandle, source: Iterable<Uint8Array> | Readable, maxBytes: number): Promise<BlobRef> {
  const hash = createHash('sha256');
  let size = 0;
  // Leaving the loop early destroys a stream; waiting inside it holds the sender back.
  for await (const chunk of source) {
    const bytes: Uint8Array = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    size += bytes.byteLength;
    if (size > maxBytes) throw new BlobTooLarge(maxBytes);
    hash.update(bytes);
    await store(() => writeAll(file, bytes));
  }
  if (size === 0) throw new BlobEmpty();
  await store(() => file.sync());
  return { sha256: hash.digest('hex'), size };
}

async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let written = 0; written < bytes.byteLength; ) written += (await file.write(bytes, written)).bytesWritten;
}

async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  await folder.sync().finally(() => folder.close());
}

/** For `catch`: null for what is not there; any other fault is one. */
function absent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}

/** Tells a fault of the disk from one of the sender. */
export async function store<T>(step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    throw new BlobsUnavailable({ cause: error });
  }
}

/** What lies in a folder; nothing when there is none. */
export async function entries(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return [];
    throw error;
  }
}
