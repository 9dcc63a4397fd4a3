import { Injectable } from '@nestjs/common';
import { Clock, Database, jobToken, type JobHandler, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import * as v from 'valibot';
import { PartialFiles } from '../../../../kernel/storage/index.js';
import { Bytes } from '../../bytes/index.js';
import { strangersKeptForMs } from '../form-pass.js';
import { forgetBefore } from '../uploads.sql.js';
import { keptForMs } from '../uploads.js';

const batch = 500;

/** Forgets uploads after their time, with the bytes that nothing else uses. What was attached is an attachment, and stays. */
export const forgetUploads = jobToken('uploads.forget', v.object({}));

@Injectable()
export class ForgetUploads implements JobHandler {
  constructor(private readonly db: Database, private readonly clock: Clock, private readonly partial: PartialFiles, private readonly bytes: Bytes) {}

  async run(ctx: RequestContext): Promise<void> {
    const now = this.clock.now().getTime();
    const before = { strangers: new Date(now - strangersKeptForMs), people: new Date(now - keptForMs) };
    for (let gone = batch; gone === batch; ) gone = await this.forgetSome(ctx, before);
    // A file without a row: the process died between the two.
    await this.partial.sweep(ctx.workspace.id, before.people);
  }

  private async forgetSome(ctx: RequestContext, before: Parameters<typeof forgetBefore>[2]): Promise<number> {
    const gone = await this.db.transaction(ctx, async (ctx) => {
      const uploads = await forgetBefore(this.db, ctx, before, batch);
      await this.bytes.releaseIdle(ctx, [...new Set(uploads.flatMap(({ sha256 }) => sha256 ?? []))]);
      return uploads;
    });
    for (const { id } of gone) await this.partial.remove(ctx.workspace.id, id);
    return gone.length;
  }
}
