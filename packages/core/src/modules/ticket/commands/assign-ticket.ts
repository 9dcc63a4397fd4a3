import { Injectable } from '@nestjs/common';
import { Changes, Clock, Database, Events, mayIn, notFound, ok, refuse, type Handles, type InputOf, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { assigneeNotInDepartment, assignTicket, mayAssign, mayBeAssigned, ticketAssigned, ticketClosed, Tickets } from '@meja/plugin-sdk/server/ticket';
import { Users } from '@meja/plugin-sdk/server/user';
import { Ticket } from '../entities/ticket.js';

/** Gives a ticket to an agent of its department, or to nobody. Giving it to who has it changes nothing. Refused when the ticket is closed. */
@Injectable()
export class AssignTicket implements Handles<typeof assignTicket> {
  constructor(
    private readonly db: Database,
    private readonly tickets: Tickets,
    private readonly users: Users,
    private readonly events: Events,
    private readonly changes: Changes,
    private readonly clock: Clock,
  ) {}

  async execute(ctx: RequestContext, { ticketId, assigneeId }: InputOf<typeof assignTicket>) {
    if (!(await this.tickets.byId(ctx, ticketId))) return refuse(notFound({}));
    const ticket = await this.db.repo(ctx, Ticket).findOneOrFail({ where: { id: ticketId }, lock: { mode: 'pessimistic_write' } });
    if (!mayIn(ctx, mayAssign, ticket.departmentId)) return refuse(notFound({}));
    if (ticket.isClosed) return refuse(ticketClosed({ ticketId }));
    if (ticket.assigneeId === assigneeId) return ok({ ticketId });
    if (assigneeId !== null && !(await this.worksIn(ctx, assigneeId, ticket.departmentId))) return refuse(assigneeNotInDepartment({ ticketId, assigneeId }));

    const previousAssigneeId = ticket.assigneeId;
    ticket.assigneeId = assigneeId;
    ticket.touch(this.clock.now(), false);
    await this.db.repo(ctx, Ticket).save(ticket);
    await this.events.publish(ctx, ticketAssigned, { ticketId, assigneeId, previousAssigneeId });
    await this.changes.record(ctx, { entity: 'Ticket', entityId: ticketId, fields: { assigneeId: { before: previousAssigneeId, after: assigneeId } } });
    return ok({ ticketId });
  }

  private async worksIn(ctx: RequestContext, userId: string, departmentId: string): Promise<boolean> {
    const agents = await this.users.agentsWith(ctx, mayBeAssigned.id, departmentId);
    return agents.some((agent) => agent.id === userId);
  }
}
