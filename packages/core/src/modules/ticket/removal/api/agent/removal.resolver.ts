import { Allow, answer, apiDecorators, Commands, Resolver, type GqlContext, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { binTicket, destroyTicket, markSpam, mayDestroyTickets, mayRedact, mayRemoveTickets, redactMessage, restoreTicket, type TicketFacts } from '@meja/plugin-sdk/server/ticket';
import type { MutationBinTicketArgs, MutationDestroyTicketArgs, MutationMarkSpamArgs, MutationRedactMessageArgs, MutationRestoreTicketArgs, Resolvers as AgentApi } from '@meja/schema/agent';
import { TicketReader } from '../../../index.js';
import { keptInBinMs } from '../../jobs/empty-bin.js';

const agent = apiDecorators<AgentApi>();

@Resolver()
export class RemovalResolver {
  constructor(private readonly tickets: TicketReader, private readonly commands: Commands) {}

  @agent.mutation('markSpam') @Allow(mayRemoveTickets)
  async markSpam(ctx: RequestContext, { input }: MutationMarkSpamArgs, _root: object, gql: GqlContext) {
    return answer(await this.commands.execute(ctx, markSpam, input, gql), ({ ticketId }) => this.tickets.byId(ctx, ticketId));
  }

  @agent.mutation('binTicket') @Allow(mayRemoveTickets)
  async binTicket(ctx: RequestContext, { input }: MutationBinTicketArgs, _root: object, gql: GqlContext) {
    return answer(await this.commands.execute(ctx, binTicket, input, gql), ({ ticketId }) => this.tickets.byId(ctx, ticketId));
  }

  @agent.mutation('restoreTicket') @Allow(mayRemoveTickets)
  async restoreTicket(ctx: RequestContext, { input }: MutationRestoreTicketArgs, _root: object, gql: GqlContext) {
    return answer(await this.commands.execute(ctx, restoreTicket, input, gql), ({ ticketId }) => this.tickets.byId(ctx, ticketId));
  }

  @agent.mutation('destroyTicket') @Allow(mayDestroyTickets)
  async destroyTicket(ctx: RequestContext, { input }: MutationDestroyTicketArgs, _root: object, gql: GqlContext) {
    return answer(await this.commands.execute(ctx, destroyTicket, input, gql), (destroyed) => destroyed);
  }

  @agent.mutation('redactMessage') @Allow(mayRedact)
  async redactMessage(ctx: RequestContext, { input }: MutationRedactMessageArgs, _root: object, gql: GqlContext) {
    return answer(await this.commands.execute(ctx, redactMessage, input, gql), ({ ticketId }) => this.tickets.byId(ctx, ticketId));
  }

  @agent.field('Ticket.destroyedFrom')
  destroyedFrom(_ctx: RequestContext, _args: object, { removedAs, removedAt }: TicketFacts) {
    return removedAs === 'bin' && removedAt !== null ? new Date(removedAt.getTime() + keptInBinMs) : null;
  }
}
