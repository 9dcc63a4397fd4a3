import { Allow, apiDecorators, Commands, mayReadTickets, notFound, Resolver, Tickets, type Failure, type Field, type GqlContext, type InputOf, type RequestContext } from '@meja/plugin-sdk/server';
import { flagTicket, mayFlag } from './words.js';

interface Flag {
  readonly number: string;
  readonly flagged: boolean;
  readonly taken: boolean;
}

/** The part of the API this plugin adds, as `agent.graphql` says it. */
interface FlagApi {
  Query: { __camel__Flag: Field<{ ticketId: string }, Flag | null> };
  Mutation: { __camel__FlagTicket: Field<InputOf<typeof flagTicket>, Flag | Failure> };
}

const agent = apiDecorators<FlagApi>();

@Resolver()
export class FlagResolver {
  constructor(private readonly tickets: Tickets, private readonly commands: Commands) {}

  @agent.query('__camel__Flag') @Allow(mayReadTickets)
  __camel__Flag(ctx: RequestContext, { ticketId }: { ticketId: string }) {
    return this.flagOf(ctx, ticketId);
  }

  @agent.mutation('__camel__FlagTicket') @Allow(mayFlag)
  async __camel__FlagTicket(ctx: RequestContext, input: InputOf<typeof flagTicket>, _root: object, gql: GqlContext) {
    const result = await this.commands.execute(ctx, flagTicket, input, gql);
    return result.ok ? ((await this.flagOf(ctx, result.value.ticketId)) ?? notFound({})) : result.failure;
  }

  private async flagOf(ctx: RequestContext, ticketId: string): Promise<Flag | null> {
    const ticket = await this.tickets.byId(ctx, ticketId);
    return ticket && { number: ticket.number, flagged: ticket.customFields['__camel__Flagged'] === true, taken: ticket.assigneeId !== null };
  }
}
