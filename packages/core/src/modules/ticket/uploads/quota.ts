import { Injectable } from '@nestjs/common';
import { Clock, Database, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { usageSince } from './uploads.sql.js';

/** What one person may begin to send within an hour. */
export const quota = { files: 50, bytes: 100_000_000, windowMs: 60 * 60_000 } as const;

@Injectable()
export class Quota {
  constructor(private readonly db: Database, private readonly clock: Clock) {}

  /** Null when one more file of this size may begin; else the seconds after which to try again. Needs a transaction, which then writes the row. */
  async take(ctx: RequestContext, userId: string, size: number): Promise<number | null> {
    const now = this.clock.now().getTime();
    const { files, bytes, oldest } = await usageSince(this.db, ctx, userId, new Date(now - quota.windowMs));
    if (files < quota.files && bytes + size <= quota.bytes) return null;
    return Math.max(1, Math.ceil(((oldest?.getTime() ?? now) + quota.windowMs - now) / 1_000));
  }
}
