import { Injectable } from '@nestjs/common';
import { Events, notFound, ok, refuse, type Handles, type InputOf, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { assigneeNotInDepartment, assignTicket, mayAssign, mayBeAssigned, ticketAssigned } from '@meja/plugin-sdk/server/ticket';
import { Users } from '@meja/plugin-sdk/server/user';
import { withActor } from '../../../kernel/database/index.js';
import { barred, contested, TicketRows } from '../rows/index.js';

/** Gives a ticket to an agent of its department, or to nobody. Giving it to who has it changes nothing. Refused when the ticket is closed or out of sight, and when somebody else got it meanwhile. */
@Injectable()
export class AssignTicket implements Handles<typeof assignTicket> {
  constructor(private readonly rows: TicketRows, private readonly users: Users, private readonly events: Events) {}

  async execute(ctx: RequestContext, { ticketId, version, assigneeId }: InputOf<typeof assignTicket>) {
    const ticket = await this.rows.lock(ctx, ticketId, mayAssign);
    if (!ticket) return refuse(notFound({}));
    const refusal = barred(ticket) ?? contested(ticket, await this.rows.conflicts(ctx, ticket, version, { assigneeId }));
    if (refusal) return refusal;
    const previousAssigneeId = ticket.assigneeId;
    if (previousAssigneeId === assigneeId) return ok({ ticketId });
    if (assigneeId !== null && !(await this.worksIn(ctx, assigneeId, ticket.departmentId))) return refuse(assigneeNotInDepartment({ ticketId, assigneeId }));

    await this.rows.write(ctx, ticket, { assigneeId }, { isPublic: false });
    await this.events.publish(ctx, ticketAssigned, { ticketId, assigneeId, previousAssigneeId });
    return ok({ ticketId });
  }

  /** Asked by Meja itself: who may assign need not be able to read people. */
  private async worksIn(ctx: RequestContext, userId: string, departmentId: string): Promise<boolean> {
    const agents = await this.users.agentsWith(withActor(ctx, { kind: 'system', name: 'meja' }), mayBeAssigned.id, departmentId);
    return agents.some((agent) => agent.id === userId);
  }
}
