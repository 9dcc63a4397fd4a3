import { Injectable } from '@nestjs/common';
import { jobToken, type JobHandler, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import * as v from 'valibot';
import { BlobScan } from './blob-scan.js';

/** Asked for by whoever stores what others may download. */
export const scanBlob = jobToken('storage.scan', v.object({ sha256: v.string() }));

@Injectable()
export class ScanBlob implements JobHandler<{ sha256: string }> {
  constructor(private readonly scan: BlobScan) {}

  async run(ctx: RequestContext, { sha256 }: { sha256: string }): Promise<void> {
    await this.scan.scanStored(ctx, sha256);
  }
}
