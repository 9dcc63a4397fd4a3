import { Injectable } from '@nestjs/common';
import { Clock, Database, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { Attempts, networkOf } from '../../user/index.js';
import { strangersKeptForMs } from './form-pass.js';
import { strangersPending, usageOfForm, usageSince, type Owner } from './uploads.sql.js';

/** What one person may begin to send within an hour. */
export const quota = { files: 50, bytes: 100_000_000, windowMs: 60 * 60_000 } as const;

/** What strangers may send: with one form, by any number of tries for it, forms of one network within 15 minutes, and all of them together until it is attached or forgotten. */
export const strangers = { files: 5, bytes: 10_000_000, tries: { files: 20, bytes: 30_000_000 }, forms: { kind: 'form-files', most: 20 }, pending: 1_000_000_000, retryAfter: 900 } as const;

/** Who begins an upload, and from where. */
export interface Sender extends Owner {
  readonly peer: string;
}

/** `retryAfter` in seconds, or the bytes that are left. */
export type Refused = { readonly retryAfter: number } | { readonly maxBytes: number };

@Injectable()
export class Quota {
  constructor(private readonly db: Database, private readonly clock: Clock, private readonly attempts: Attempts) {}

  /** Null when one more file of this size may begin. Needs a transaction, which then writes the row. */
  async take(ctx: RequestContext, sender: Sender, size: number): Promise<Refused | null> {
    if (sender.userId !== null) return this.ofPerson(ctx, sender.userId, size);
    return sender.formId === null ? null : this.ofForm(ctx, { ...sender, formId: sender.formId }, size);
  }

  /** Null when a stranger may begin to send files with one more form; else the seconds after which to try again. */
  async takeForm(ctx: RequestContext, peer: string): Promise<number | null> {
    if ((await strangersPending(this.db, ctx, new Date(this.clock.now().getTime() - strangersKeptForMs))) >= strangers.pending) return strangers.retryAfter;
    return this.attempts.take(strangers.forms, `${ctx.workspace.id}:${networkOf(peer)}`);
  }

  private async ofPerson(ctx: RequestContext, userId: string, size: number): Promise<Refused | null> {
    const now = this.clock.now().getTime();
    const { files, bytes, oldest } = await usageSince(this.db, ctx, userId, new Date(now - quota.windowMs));
    if (files < quota.files && bytes + size <= quota.bytes) return null;
    return { retryAfter: Math.max(1, Math.ceil(((oldest?.getTime() ?? now) + quota.windowMs - now) / 1_000)) };
  }

  private async ofForm(ctx: RequestContext, { formId, peer }: Sender & { readonly formId: string }, size: number): Promise<Refused | null> {
    const { files, bytes, begun, received } = await usageOfForm(this.db, ctx, formId);
    if (bytes + size > strangers.bytes) return { maxBytes: Math.max(0, strangers.bytes - bytes) };
    if (files >= strangers.files || begun >= strangers.tries.files || received + size > strangers.tries.bytes) return { retryAfter: strangers.retryAfter };
    const retryAfter = begun === 0 ? await this.takeForm(ctx, peer) : null;
    return retryAfter === null ? null : { retryAfter };
  }
}
