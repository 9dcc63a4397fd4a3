import { Injectable } from '@nestjs/common';
import { Database, Jobs, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { forgetBlob, lockBlobs } from '../../../../kernel/storage/index.js';
import { deleteUnused } from './files.sql.js';

/** Bytes on the disk, once nothing speaks of them any more. Needs the transaction of a command. */
@Injectable()
export class Bytes {
  constructor(private readonly db: Database, private readonly jobs: Jobs) {}

  /** Lets go of bytes that lost a user: those that have no other are off the disk soon after the commit. */
  async release(ctx: RequestContext, sha256s: readonly string[]): Promise<void> {
    if (sha256s.length === 0) return;
    await lockBlobs(this.db, ctx, sha256s);
    for (const sha256 of await deleteUnused(this.db, ctx, sha256s)) await this.jobs.request(ctx, forgetBlob, { sha256 });
  }
}
