import { Injectable } from '@nestjs/common';
import { Events, notFound, ok, refuse, type Handles, type InputOf, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { editTicket, mayEditTickets, ticketEdited, ticketReopened, ticketStatusChanged } from '@meja/plugin-sdk/server/ticket';
import { barred, contested, TicketRows, type TicketFields } from '../rows/index.js';

/** Changes subject, priority or status. What somebody else changed since the editor looked is never overwritten: the refusal holds both values. */
@Injectable()
export class EditTicket implements Handles<typeof editTicket> {
  constructor(private readonly rows: TicketRows, private readonly events: Events) {}

  async execute(ctx: RequestContext, { ticketId, version, subject, priority, status }: InputOf<typeof editTicket>) {
    const ticket = await this.rows.lock(ctx, ticketId, mayEditTickets);
    if (!ticket) return refuse(notFound({}));
    const wanted = { ...(subject === undefined ? {} : { subject }), ...(priority === undefined ? {} : { priority }), ...(status === undefined ? {} : { status }) };
    const refusal = barred(ticket) ?? contested(ticket, await this.rows.conflicts(ctx, ticket, version, wanted));
    if (refusal) return refusal;
    const edited = (['subject', 'priority'] as const).filter((name) => name in wanted && wanted[name] !== ticket[name]);
    const { status: previousStatus, solutionId } = ticket;
    const moves = status !== undefined && status !== previousStatus;
    if (edited.length === 0 && !moves) return ok({ ticketId });

    const reopens = moves && previousStatus === 'solved';
    const fields: TicketFields = { ...wanted, ...(reopens ? { solutionId: null, solvedAt: null } : {}) };
    await this.rows.write(ctx, ticket, fields, { isPublic: moves });
    if (edited.length > 0) await this.events.publish(ctx, ticketEdited, { ticketId, fields: edited });
    if (moves) await this.events.publish(ctx, ticketStatusChanged, { ticketId, status, previousStatus });
    if (reopens) await this.events.publish(ctx, ticketReopened, { ticketId, solutionId, by: 'agent' });
    return ok({ ticketId });
  }
}
