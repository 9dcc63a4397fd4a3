import { Allow, anybody, apiDecorators, Resolver, type Field, type GqlContext, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { mayReadTickets, type TicketFacts } from '@meja/plugin-sdk/server/ticket';
import type { Resolvers as AgentApi } from '@meja/schema/agent';

// Compiling this file is the test: every line marked with @ts-expect-error must be refused.
const agent = apiDecorators<AgentApi>();

interface PagerApi {
  Query: { pages: Field<{ ticketId: string }, { id: string }[]> };
  Subscription: { pageSent: Field<object, { id: string }> };
  Ticket: { onCall: Field<object, string, TicketFacts> };
}
const pager = apiDecorators<PagerApi>();

@Resolver()
export class Right {
  @agent.query('ticket') @Allow(mayReadTickets) ticket(_ctx: RequestContext, { id }: { id: string }): TicketFacts | null {
    return id ? null : null;
  }
  @agent.field('Ticket.priority') priority(_ctx: RequestContext, _args: object, ticket: TicketFacts, gql: GqlContext) {
    return gql.signal.aborted ? 'low' as const : ticket.priority;
  }
  @agent.subscription('ticketsChanged') @Allow(mayReadTickets) async *ticketsChanged() {
    yield { tickets: [{ id: '1', version: 1 }], gone: [] };
  }
  @pager.query('pages') @Allow(anybody) pages(_ctx: RequestContext, { ticketId }: { ticketId: string }) {
    return [{ id: ticketId }];
  }
  @pager.field('Ticket.onCall') onCall(_ctx: RequestContext, _args: object, ticket: TicketFacts) {
    return ticket.tierId;
  }
  @pager.subscription('pageSent') @Allow(anybody) async *pageSent() {
    yield { id: '1' };
  }
}

@Resolver()
export class Wrong {
  // @ts-expect-error a misspelt field
  @agent.query('tickte') tickte() {}
  // @ts-expect-error an argument the SDL does not have
  @agent.query('ticket') a(_ctx: RequestContext, { number }: { number: number }): TicketFacts | null {
    return number ? null : null;
  }
  // @ts-expect-error an answer of another type
  @agent.query('ticket') b() {
    return 'ticket';
  }
  // @ts-expect-error a status outside the enum
  @agent.field('Ticket.status') c() {
    return 'OPEN' as const;
  }
  // @ts-expect-error a type and a field that do not belong together
  @agent.field('Ticket.email') d() {}
  // @ts-expect-error a parent of another type
  @agent.field('Ticket.status') e(_ctx: RequestContext, _args: object, parent: { colour: string }) {
    return parent.colour ? 'open' as const : 'new' as const;
  }
  // @ts-expect-error a stream of something else
  @agent.subscription('ticketsChanged') async *f() {
    yield { ticket: 1 };
  }
  // @ts-expect-error a permission by its name
  @agent.query('viewer') @Allow('ticket.read') g() {
    return null;
  }
  // @ts-expect-error the answer of a field written by hand
  @pager.query('pages') h() {
    return [{ name: 'x' }];
  }
  // @ts-expect-error the values of a stream written by hand
  @pager.subscription('pageSent') async *i() {
    yield 1;
  }
}
