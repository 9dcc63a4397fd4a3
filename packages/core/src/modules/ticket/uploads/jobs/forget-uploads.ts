import { Injectable } from '@nestjs/common';
import { Clock, Database, jobToken, type JobHandler, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import * as v from 'valibot';
import { PartialFiles } from '../../../../kernel/storage/index.js';
import { forgetBefore } from '../uploads.sql.js';
import { keptForMs } from '../uploads.js';

/** Forgets uploads after a day, and the bytes of those that never became whole. What was attached is an attachment, and stays. */
export const forgetUploads = jobToken('uploads.forget', v.object({}));

@Injectable()
export class ForgetUploads implements JobHandler {
  constructor(private readonly db: Database, private readonly clock: Clock, private readonly partial: PartialFiles) {}

  async run(ctx: RequestContext): Promise<void> {
    const before = new Date(this.clock.now().getTime() - keptForMs);
    for (const id of await forgetBefore(this.db, ctx, before)) await this.partial.remove(ctx.workspace.id, id);
    // A file without a row: the process died between the two.
    await this.partial.sweep(ctx.workspace.id, before);
  }
}
