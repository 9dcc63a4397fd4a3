import type { Readable } from 'node:stream';
import { Blobs, Clock, Database, type BlobRef, type RequestContext, type ScanState } from '@meja/plugin-sdk/server/kernel';
import { Blob } from './blob.entity.js';
import { ContentFiles, isSha256 } from './content-files.js';

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
    const row = { ...ref, scan: 'pending' as const, createdAt: this.clock.now() };
    await this.db.repo(ctx, Blob).createQueryBuilder().insert().values(row).orIgnore().execute();
    return ref;
  }

  async open(ctx: RequestContext, sha256: string): Promise<{ ref: BlobRef; scan: ScanState; stream: Readable } | null> {
    const row = isSha256(sha256) ? await this.db.repo(ctx, Blob).findOneBy({ sha256 }) : null;
    if (!row) return null;
    const ref = { sha256, size: row.size };
    return { ref, scan: row.scan, stream: await this.files.read(ctx.workspace.id, ref) };
  }

  /** Removes what killed processes left half written. Once a day is enough. */
  sweep(): Promise<number> {
    return this.files.sweep(new Date(this.clock.now().getTime() - day));
  }
}

const day = 24 * 60 * 60 * 1000;
