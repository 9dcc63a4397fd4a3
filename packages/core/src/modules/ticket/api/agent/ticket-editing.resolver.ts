import { Allow, answer, apiDecorators, Commands, Resolver, type GqlContext, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { addFollower, confirmFollower, editTicket, mayEditTickets, mayReadTickets, mayReply, removeFollower } from '@meja/plugin-sdk/server/ticket';
import type { MutationAddFollowerArgs, MutationConfirmFollowerArgs, MutationEditTicketArgs, MutationEditTicketsArgs, MutationRemoveFollowerArgs, Resolvers as AgentApi } from '@meja/schema/agent';
import { EditTickets } from '../../commands/edit-tickets.js';
import { TicketReader } from '../../queries/ticket.reader.js';
import { openStatus } from './open-status.js';

const agent = apiDecorators<AgentApi>();

@Resolver()
export class AgentTicketEditingResolver {
  constructor(private readonly tickets: TicketReader, private readonly commands: Commands, private readonly bulk: EditTickets) {}

  @agent.mutation('editTicket') @Allow(mayEditTickets)
  async editTicket(ctx: RequestContext, { input }: MutationEditTicketArgs, _root: object, gql: GqlContext) {
    const { ticketId, version, subject, priority, status } = input;
    const wanted = { ticketId, version: version ?? undefined, subject: subject ?? undefined, priority: priority ?? undefined, status: openStatus(status) };
    return answer(await this.commands.execute(ctx, editTicket, wanted, gql), () => this.tickets.byId(ctx, ticketId));
  }

  @agent.mutation('editTickets') @Allow(mayReadTickets)
  async editTickets(ctx: RequestContext, { input }: MutationEditTicketsArgs, _root: object, gql: GqlContext) {
    const { ticketIds, priority, status, assigneeId, unassign, removeAs } = input;
    const change = { priority: priority ?? undefined, status: openStatus(status), assigneeId: unassign ? null : (assigneeId ?? undefined), removeAs: removeAs ?? undefined };
    const outcomes = await this.bulk.execute(ctx, ticketIds, change, gql.idempotencyKey);
    const tickets = await this.tickets.byIds(ctx, ticketIds);
    return outcomes.map(({ ticketId, failure }) => ({ ticketId, ticket: tickets.find(({ id }) => id === ticketId) ?? null, failure }));
  }

  @agent.mutation('addFollower') @Allow(mayReply)
  async addFollower(ctx: RequestContext, { input }: MutationAddFollowerArgs, _root: object, gql: GqlContext) {
    const { name, ...rest } = input;
    return answer(await this.commands.execute(ctx, addFollower, { ...rest, name: name ?? undefined }, gql), ({ ticketId }) => this.tickets.byId(ctx, ticketId));
  }

  @agent.mutation('confirmFollower') @Allow(mayReply)
  async confirmFollower(ctx: RequestContext, { input }: MutationConfirmFollowerArgs, _root: object, gql: GqlContext) {
    return answer(await this.commands.execute(ctx, confirmFollower, input, gql), ({ ticketId }) => this.tickets.byId(ctx, ticketId));
  }

  @agent.mutation('removeFollower') @Allow(mayReply)
  async removeFollower(ctx: RequestContext, { input }: MutationRemoveFollowerArgs, _root: object, gql: GqlContext) {
    return answer(await this.commands.execute(ctx, removeFollower, input, gql), ({ ticketId }) => this.tickets.byId(ctx, ticketId));
  }
}
