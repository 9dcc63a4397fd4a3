import { Injectable } from '@nestjs/common';
import { jobToken, type JobHandler, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import * as v from 'valibot';
import { DiskBlobs } from './disk-blobs.js';

/** Asked for by whoever took the row of a blob away, in the same transaction: its bytes go when that commits. */
export const forgetBlob = jobToken('storage.forget', v.object({ sha256: v.string() }));

@Injectable()
export class ForgetBlob implements JobHandler<{ sha256: string }> {
  constructor(private readonly blobs: DiskBlobs) {}

  async run(ctx: RequestContext, { sha256 }: { sha256: string }): Promise<void> {
    await this.blobs.forget(ctx, sha256);
  }
}
