import { Injectable } from '@nestjs/common';
import { Clock, Commands, Database, jobToken, type JobHandler, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { closeTicket } from '@meja/plugin-sdk/server/ticket';
import * as v from 'valibot';
import { Policies } from '../../../../kernel/configuration/index.js';
import { TicketRows } from '../../index.js';
import { solvedBefore, type SolvedKey } from '../queries/solutions.sql.js';

/** In every workspace, several times an hour: closes solved tickets whose requester said nothing for as long as the installation waits. */
export const closeSolved = jobToken('ticket.close-solved', v.object({}));

const batch = 200;
const dayMs = 86_400_000;

@Injectable()
export class CloseSolved implements JobHandler {
  constructor(private readonly db: Database, private readonly rows: TicketRows, private readonly commands: Commands, private readonly policies: Policies, private readonly clock: Clock) {}

  async run(ctx: RequestContext): Promise<void> {
    const before = new Date(this.clock.now().getTime() - this.policies.closeSolvedAfterDays * dayMs);
    for (let after: SolvedKey | null = null; ; ) {
      const due: SolvedKey[] = await solvedBefore(this.db, ctx, before, { after, limit: batch });
      // What somebody came back to, or is held by a guard, is passed over.
      for (const { id } of due) await this.close(ctx, id, before);
      after = due.at(-1) ?? null;
      if (due.length < batch) return;
    }
  }

  /** Whoever answered since it was found keeps their ticket. */
  private async close(ctx: RequestContext, ticketId: string, before: Date): Promise<void> {
    await this.db.transaction(ctx, async (ctx) => {
      const ticket = await this.rows.lock(ctx, ticketId, null);
      if (ticket?.status !== 'solved' || ticket.removedAs !== null || ticket.solvedAt === null || ticket.solvedAt > before) return;
      const result = await this.commands.execute(ctx, closeTicket, { ticketId });
      if (!result.ok && result.failure.type !== 'RefusedByGuard') throw new Error(`The ticket ${ticketId} was not closed: ${result.failure.code}`);
    });
  }
}
