import { Injectable } from '@nestjs/common';
import { Database, jobToken, type JobHandler, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import * as v from 'valibot';
import { Idempotency } from '../commands/idempotency.js';
import { makeMonthPartitions } from '../events/event-log.sql.js';

/** Once a day in every workspace: forgets old idempotency keys, makes room for the events of the coming months. */
export const housekeeping = jobToken('kernel.housekeeping', v.object({}));

@Injectable()
export class Housekeeping implements JobHandler {
  constructor(private readonly db: Database, private readonly idempotency: Idempotency) {}

  async run(ctx: RequestContext): Promise<void> {
    await this.idempotency.forgetOld(ctx);
    await makeMonthPartitions(this.db, ctx);
  }
}
