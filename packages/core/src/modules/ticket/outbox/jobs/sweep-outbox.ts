import { Injectable } from '@nestjs/common';
import { Database, Jobs, type JobHandler, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { forgotten } from './deliveries.sql.js';
import { deliverOutbound } from './tokens.js';

const atOnce = 500;

/** Every minute: asks again for the delivery of what nobody will come for. */
@Injectable()
export class SweepOutbox implements JobHandler {
  constructor(private readonly db: Database, private readonly jobs: Jobs) {}

  run(ctx: RequestContext): Promise<void> {
    return this.db.transaction(ctx, async (ctx) => {
      for (const { id } of await forgotten(this.db, ctx, atOnce)) await this.jobs.request(ctx, deliverOutbound, { outboundId: id });
    });
  }
}
