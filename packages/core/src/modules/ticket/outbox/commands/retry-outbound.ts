import { Injectable } from '@nestjs/common';
import { Database, Jobs, notFound, ok, refuse, type Handles, type InputOf, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { mayReply, type retryOutbound } from '@meja/plugin-sdk/server/ticket';
import { deliverOutbound } from '../jobs/tokens.js';
import { outboundById, queueAgain } from '../queries/outbound.sql.js';

/** Somebody mended what was wrong: the same message, under the same id, is tried again at once. What did not fail stays as it is. */
@Injectable()
export class RetryOutbound implements Handles<typeof retryOutbound> {
  constructor(private readonly db: Database, private readonly jobs: Jobs) {}

  async execute(ctx: RequestContext, { outboundId }: InputOf<typeof retryOutbound>) {
    if (!(await outboundById(this.db, ctx, outboundId, mayReply))) return refuse(notFound({}));
    if (await queueAgain(this.db, ctx, outboundId)) await this.jobs.request(ctx, deliverOutbound, { outboundId });
    return ok({ outboundId });
  }
}
