import { Injectable } from '@nestjs/common';
import { jobToken, type JobHandler, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import * as v from 'valibot';
import { DiskBlobs } from './disk-blobs.js';

/** Once a day in every workspace: files that no row knows leave the disk. */
export const sweepStore = jobToken('storage.sweep', v.object({}));

@Injectable()
export class SweepStore implements JobHandler {
  constructor(private readonly blobs: DiskBlobs) {}

  async run(ctx: RequestContext): Promise<void> {
    await this.blobs.sweep(ctx);
  }
}
