import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Blobs, BlobsUnavailable, Clock, Database, type BlobRef, type ByteRange, type RequestContext, type ScanState } from '@meja/plugin-sdk/server/kernel';
import { Blob } from './blob.entity.js';
import { insertBlob, lockBlobs, withoutRow } from './blobs.sql.js';
import { ContentFiles, isSha256 } from './content-files.js';
import { sniff, sniffLength } from './sniff.js';

export interface DiskBlobsOptions {
  /** Absolute; one sub-folder per workspace. */
  readonly folder: string;
  /** No caller may allow more. By default 100 MB. */
  readonly maxBytes?: number;
}

/** The default blob store: files on the local disk, one row per blob in the database of the workspace. */
export class DiskBlobs extends Blobs {
  private readonly files: ContentFiles;
  private readonly maxBytes: number;

  constructor(private readonly db: Database, private readonly clock: Clock, options: DiskBlobsOptions) {
    super();
    this.files = new ContentFiles(options.folder);
    this.maxBytes = options.maxBytes ?? 100 * 1024 * 1024;
  }

  async put(ctx: RequestContext, bytes: Uint8Array | Readable, options: { maxBytes?: number } = {}): Promise<BlobRef> {
    const source = bytes instanceof Uint8Array ? [bytes] : bytes;
    const ref = await this.files.keep(ctx.workspace.id, source, Math.min(options.maxBytes ?? this.maxBytes, this.maxBytes));
    // The row comes last: a row without its file would be a promise nobody can keep, a file without a row is only unused.
    const row = { ...ref, scan: 'pending' as const, sniffed: sniff(await this.head(ctx, ref)), createdAt: this.clock.now() };
    await insertBlob(this.db, ctx, row);
    if (!(await this.files.has(ctx.workspace.id, ref))) throw new BlobsUnavailable({ cause: new Error('The same bytes were taken away at this moment') });
    return ref;
  }

  async open(ctx: RequestContext, sha256: string, part?: ByteRange): Promise<{ ref: BlobRef; scan: ScanState; stream: Readable } | null> {
    const row = isSha256(sha256) ? await this.db.repo(ctx, Blob).findOneBy({ sha256 }) : null;
    if (!row) return null;
    const ref = { sha256, size: row.size };
    return { ref, scan: row.scan, stream: await this.files.read(ctx.workspace.id, ref, part) };
  }

  private async head(ctx: RequestContext, ref: BlobRef): Promise<Uint8Array> {
    return buffer(await this.files.read(ctx.workspace.id, ref, { first: 0, last: sniffLength - 1 }));
  }

  /** Takes bytes off the disk whose row was taken away. While there is a row, or one is being written, they stay. */
  async forget(ctx: RequestContext, sha256: string): Promise<void> {
    await this.db.transaction(ctx, async (ctx) => {
      await lockBlobs(this.db, ctx, [sha256]);
      if (!(await this.db.repo(ctx, Blob).existsBy({ sha256 }))) await this.files.remove(ctx.workspace.id, sha256);
    });
  }

  /**
   * Takes off the disk what nobody was told of: what killed processes left half written, and files without a row, of transactions that were rolled
   * back. What came within a day stays: its row may be about to be written. Once a day is enough.
   */
  async sweep(ctx: RequestContext): Promise<void> {
    const before = new Date(this.clock.now().getTime() - day);
    await this.files.sweep(before);
    for await (const names of this.files.names(ctx.workspace.id)) {
      for (const sha256 of await withoutRow(this.db, ctx, names)) {
        const came = await this.files.cameAt(ctx.workspace.id, sha256);
        if (came && came < before) await this.forget(ctx, sha256);
      }
    }
  }
}

const day = 24 * 60 * 60 * 1000;
