import { Commands, Injectable, setTicketFields, type Listener, type Occurrence, type RequestContext } from '@meja/plugin-sdk/server';
import { CallList } from './call-list.js';

/** Keeps the field `callsWanted` at the number of wishes. Counting again gives the same number, so hearing twice does no harm. */
@Injectable()
export class CountCalls implements Listener<{ ticketId: string }> {
  constructor(private readonly calls: CallList, private readonly commands: Commands) {}

  async hear(ctx: RequestContext, { facts: { ticketId } }: Occurrence<{ ticketId: string }>): Promise<void> {
    const callsWanted = await this.calls.count(ctx, ticketId);
    await this.commands.execute(ctx, setTicketFields, { ticketId, fields: { callsWanted } });
  }
}
