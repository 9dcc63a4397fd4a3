import { Injectable } from '@nestjs/common';
import * as v from 'valibot';
import { Clock, Database, jobToken, type JobHandler, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { forgetLinks } from '../links.sql.js';

export const forgetAccountLinks = jobToken('user.forget-account-links', v.object({}));

const keptMs = 30 * 24 * 3_600_000;

/** Deletes links that stopped working a month ago. */
@Injectable()
export class ForgetAccountLinks implements JobHandler {
  constructor(private readonly db: Database, private readonly clock: Clock) {}

  async run(ctx: RequestContext): Promise<void> {
    await forgetLinks(this.db, ctx, new Date(this.clock.now().getTime() - keptMs));
  }
}
