import { Database, Injectable, Tickets, type RequestContext } from '@meja/plugin-sdk/server';
import { Call } from './call.entity.js';

/** Reads wishes, for tickets the caller may see. */
@Injectable()
export class CallList {
  constructor(private readonly db: Database, private readonly tickets: Tickets) {}

  async ofTicket(ctx: RequestContext, ticketId: string): Promise<Call[]> {
    if (!(await this.tickets.byId(ctx, ticketId))) return [];
    return this.db.repo(ctx, Call).find({ where: { ticketId }, order: { createdAt: 'ASC' } });
  }

  count(ctx: RequestContext, ticketId: string): Promise<number> {
    return this.db.repo(ctx, Call).countBy({ ticketId });
  }
}
