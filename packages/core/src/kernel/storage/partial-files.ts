import { constants } from 'node:fs';
import { mkdir, open, rm, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { entries, ownName, store } from './content-files.js';

export interface PartialFilesOptions {
  /** That of the blobs: all processes share it, so that any of them takes the next part. */
  readonly folder: string;
  /** Of one file. */
  readonly maxBytes: number;
}

export interface Part {
  /** Where the part begins. */
  readonly offset: number;
  /** Bytes the file may have at most when the part is written. */
  readonly upTo: number;
  readonly source: Readable;
  /** Told when everything before `position` is on the disk; answers false to end the part early. */
  readonly reached: (position: number) => Promise<boolean>;
}

/** More bytes came than were announced. */
export class PartTooLong extends Error {
  override readonly name = 'PartTooLong';
}

const syncEvery = 1024 * 1024;

/** Files that arrive in parts: `<folder>/<owner>/arriving/<id>`. Who writes a part knows where it begins. */
export class PartialFiles {
  readonly maxBytes: number;
  private readonly folder: string;

  constructor({ folder, maxBytes }: PartialFilesOptions) {
    this.folder = folder;
    this.maxBytes = maxBytes;
  }

  /**
   * Writes a part and answers where it ended. Says how far everything is on the disk: now and then, and at the end, also when the source
   * breaks off; what the source throws comes through afterwards.
   */
  async write(owner: string, id: string, { offset, upTo, source, reached }: Part): Promise<number> {
    const file = await this.opened(owner, id);
    let position = offset;
    let synced = offset;
    const sync = async (): Promise<boolean> => {
      if (position === synced) return true;
      await store(() => file.datasync());
      synced = position;
      return reached(position);
    };
    try {
      // The source stays open when we leave early: it is a request, and is still owed an answer.
      for await (const chunk of source.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
        if (position + chunk.byteLength > upTo) throw new PartTooLong();
        await store(() => writeAt(file, chunk, position));
        position += chunk.byteLength;
        if (position - synced >= syncEvery && !(await sync())) break;
      }
    } finally {
      await sync().finally(() => file.close());
    }
    return position;
  }

  /** The first `size` bytes. */
  async read(owner: string, id: string, size: number): Promise<Readable> {
    const file = await store(() => open(this.pathOf(owner, id), 'r'));
    return file.createReadStream({ start: 0, end: size - 1 });
  }

  async remove(owner: string, id: string): Promise<void> {
    await rm(this.pathOf(owner, id), { force: true });
  }

  /** Removes what nobody has written to since `before`. */
  async sweep(owner: string, before: Date): Promise<number> {
    let removed = 0;
    for (const name of await entries(this.folderOf(owner))) {
      const path = join(this.folderOf(owner), name);
      const mtime = await stat(path).then((found) => found.mtime, () => before);
      if (mtime >= before) continue;
      await rm(path, { force: true });
      removed += 1;
    }
    return removed;
  }

  private async opened(owner: string, id: string): Promise<FileHandle> {
    await store(() => mkdir(this.folderOf(owner), { recursive: true, mode: 0o700 }));
    // Neither appended to nor cut: two connections of one sender may meet here, and each writes what belongs where it stands.
    return store(() => open(this.pathOf(owner, id), constants.O_RDWR | constants.O_CREAT, 0o600));
  }

  private folderOf(owner: string): string {
    return join(this.folder, ownName(owner), 'arriving');
  }

  private pathOf(owner: string, id: string): string {
    return join(this.folderOf(owner), ownName(id));
  }
}

async function writeAt(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let written = 0; written < bytes.byteLength; ) written += (await file.write(bytes, written, bytes.byteLength - written, position + written)).bytesWritten;
}
