import { Injectable } from '@nestjs/common';
import { Commands, Database, type Listener, type Occurrence, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { assignTicket, mayBeAssigned } from '@meja/plugin-sdk/server/ticket';
import { Users } from '@meja/plugin-sdk/server/user';
import { assignedTo, type AssignedTicket } from './assigned-tickets.sql.js';

const batch = 200;

/**
 * Somebody left, or has a role less: what they can work on no more is nobody's, so that others find it. Hearing it twice changes nothing, and who got
 * a ticket meanwhile keeps it.
 */
@Injectable()
export class ReleaseTickets implements Listener<{ userId: string }> {
  constructor(private readonly db: Database, private readonly users: Users, private readonly commands: Commands) {}

  async hear(ctx: RequestContext, { facts: { userId } }: Occurrence<{ userId: string }>): Promise<void> {
    for (let after: string | null = null; ; ) {
      const tickets: AssignedTicket[] = await assignedTo(this.db, ctx, userId, { after, limit: batch });
      for (const [departmentId, theirs] of Map.groupBy(tickets, (ticket) => ticket.departmentId)) {
        const agents = await this.users.agentsWith(ctx, mayBeAssigned.id, departmentId);
        if (agents.some(({ id }) => id === userId)) continue;
        for (const { id: ticketId, version } of theirs) await this.commands.execute(ctx, assignTicket, { ticketId, version, assigneeId: null });
      }
      after = tickets.at(-1)?.id ?? null;
      if (tickets.length < batch) return;
    }
  }
}
