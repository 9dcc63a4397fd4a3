import { Injectable } from '@nestjs/common';
import { Clock, Commands, Database, jobToken, type JobHandler, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { destroyTicket } from '@meja/plugin-sdk/server/ticket';
import * as v from 'valibot';
import { binnedBefore } from '../erasing/tickets.sql.js';

const day = 24 * 60 * 60_000;
export const keptInBinMs = 30 * day;
const batch = 100;

/** Destroys what has been in the bin for thirty days. Spam stays until somebody destroys it: it may be none. */
export const emptyBin = jobToken('ticket.empty-bin', v.object({}));

@Injectable()
export class EmptyBin implements JobHandler {
  constructor(private readonly db: Database, private readonly commands: Commands, private readonly clock: Clock) {}

  async run(ctx: RequestContext): Promise<void> {
    const before = new Date(this.clock.now().getTime() - keptInBinMs);
    for (let after: string | null = null; ; ) {
      const ids: string[] = await binnedBefore(this.db, ctx, before, { after, limit: batch });
      // What was restored or destroyed meanwhile, or is held by a guard, is passed over.
      for (const ticketId of ids) await this.commands.execute(ctx, destroyTicket, { ticketId });
      after = ids.at(-1) ?? null;
      if (ids.length < batch) return;
    }
  }
}
