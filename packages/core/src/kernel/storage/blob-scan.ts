import type { Readable } from 'node:stream';
import { Blobs, BlobScanner, Database, type BlobRef, type RequestContext, type ScanState } from '@meja/plugin-sdk/server/kernel';
import { Blob } from './blob.entity.js';

/** Lets the scanner look at a stored blob and writes down what it says. */
export class BlobScan {
  constructor(private readonly db: Database, private readonly blobs: Blobs, private readonly scanner: BlobScanner) {}

  /**
   * Answers the verdict, or null when there is no such blob. A verdict is never changed: the same bytes sent again are not looked at again.
   * When the scanner throws, the blob stays pending and the caller tries again later.
   */
  async scanStored(ctx: RequestContext, sha256: string): Promise<ScanState | null> {
    const blob = await this.blobs.open(ctx, sha256);
    if (!blob) return null;
    try {
      if (blob.scan !== 'pending') return blob.scan;
      const verdict = await this.scanner.scan(blob.stream, blob.ref);
      await this.db.repo(ctx, Blob).update({ sha256, scan: 'pending' }, { scan: verdict });
      return verdict;
    } finally {
      blob.stream.destroy();
    }
  }
}

/** Finds everything clean, for installations that scan elsewhere or trust their senders. */
export class NoScanner extends BlobScanner {
  scan(_stream: Readable, _ref: BlobRef): Promise<'clean'> {
    return Promise.resolve('clean');
  }
}
