import { Commands, Injectable, notFound, refuse, setTicketFields, Tickets, type Handles, type InputOf, type RequestContext } from '@meja/plugin-sdk/server';
import { alreadyTaken, type flagTicket } from './words.js';

/** Writes the flag by a command of the ticket, in the same transaction. Refused when an agent has the ticket. */
@Injectable()
export class FlagTicket implements Handles<typeof flagTicket> {
  constructor(private readonly tickets: Tickets, private readonly commands: Commands) {}

  async execute(ctx: RequestContext, { ticketId, flagged }: InputOf<typeof flagTicket>) {
    const ticket = await this.tickets.byId(ctx, ticketId);
    if (!ticket) return refuse(notFound({}));
    if (flagged && ticket.assigneeId !== null) return refuse(alreadyTaken({}));
    return this.commands.execute(ctx, setTicketFields, { ticketId, fields: { __camel__Flagged: flagged } });
  }
}
