import { Injectable } from '@nestjs/common';
import { Clock, Database, Jobs, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { forgetBlob, lockBlobs } from '../../../kernel/storage/index.js';
import { deleteUnused, unusedBlobs } from './bytes.sql.js';

/** What came within this time may belong to a command that is about to name it. */
const graceMs = 60 * 60_000;
const batch = 500;

/** Bytes on the disk, once nothing speaks of them any more. */
@Injectable()
export class Bytes {
  constructor(private readonly db: Database, private readonly jobs: Jobs, private readonly clock: Clock) {}

  /** Lets go of bytes that lost a user, also of those that came just now: those that have no other are off the disk soon after the commit. Needs the transaction of a command. */
  async release(ctx: RequestContext, sha256s: readonly string[]): Promise<void> {
    await this.forget(ctx, sha256s, null);
  }

  /** Lets go of bytes that lost a user, unless they came within the hour; the next sweep takes those. */
  async releaseIdle(ctx: RequestContext, sha256s: readonly string[]): Promise<void> {
    await this.forget(ctx, sha256s, this.idleSince());
  }

  /** Lets go of everything that nothing uses, however it came to that: a form that was refused, a mail whose delivery broke off, a process that died. */
  async sweep(ctx: RequestContext): Promise<void> {
    const before = this.idleSince();
    for (let after = ''; ; ) {
      const sha256s: string[] = await unusedBlobs(this.db, ctx, before, { after, limit: batch });
      await this.db.transaction(ctx, (ctx) => this.forget(ctx, sha256s, before));
      after = sha256s.at(-1) ?? '';
      if (sha256s.length < batch) return;
    }
  }

  private async forget(ctx: RequestContext, sha256s: readonly string[], before: Date | null): Promise<void> {
    if (sha256s.length === 0) return;
    await lockBlobs(this.db, ctx, sha256s);
    for (const sha256 of await deleteUnused(this.db, ctx, sha256s, before)) await this.jobs.request(ctx, forgetBlob, { sha256 });
  }

  private idleSince(): Date {
    return new Date(this.clock.now().getTime() - graceMs);
  }
}
