import { Commands, Injectable, setTicketFields, Tickets, type FactsOf, type Listener, type Occurrence, type RequestContext, type ticketAssigned } from '@meja/plugin-sdk/server';

type Assigned = FactsOf<typeof ticketAssigned>;

/** Takes the flag away when an agent takes the ticket. It looks at the ticket as it is now, so hearing twice or late does no harm. */
@Injectable()
export class LowerFlag implements Listener<Assigned> {
  constructor(private readonly tickets: Tickets, private readonly commands: Commands) {}

  async hear(ctx: RequestContext, { facts: { ticketId } }: Occurrence<Assigned>): Promise<void> {
    const ticket = await this.tickets.byId(ctx, ticketId);
    if (!ticket?.assigneeId || !ticket.customFields['__camel__Flagged']) return;
    await this.commands.execute(ctx, setTicketFields, { ticketId, fields: { __camel__Flagged: false } });
  }
}
