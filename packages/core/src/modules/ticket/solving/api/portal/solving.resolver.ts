import { Allow, answer, anybody, apiDecorators, Commands, Resolver, type GqlContext, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { confirmSolution, type TicketFacts } from '@meja/plugin-sdk/server/ticket';
import { mayUsePortal } from '@meja/plugin-sdk/server/user';
import type { MutationAnswerByLinkArgs, MutationConfirmSolutionArgs, MutationReopenMyTicketArgs, Resolvers as PortalApi } from '@meja/schema/portal';
import { TicketReader } from '../../../index.js';
import { reopenMyTicket } from '../../commands/tokens.js';
import { RelatedLoaders } from '../../queries/related.loaders.js';
import { AnswersByLink } from './answers-by-link.js';

const portal = apiDecorators<PortalApi>();

/** What a requester says of a solution, and the safe part of what happened. */
@Resolver()
export class PortalSolvingResolver {
  constructor(private readonly tickets: TicketReader, private readonly related: RelatedLoaders, private readonly commands: Commands, private readonly answers: AnswersByLink) {}

  @portal.mutation('confirmSolution') @Allow(mayUsePortal)
  async confirmSolution(ctx: RequestContext, { input }: MutationConfirmSolutionArgs, _root: object, gql: GqlContext) {
    return answer(await this.commands.execute(ctx, confirmSolution, input, gql), ({ ticketId }) => this.tickets.byId(ctx, ticketId));
  }

  @portal.mutation('reopenMyTicket') @Allow(mayUsePortal)
  async reopenMyTicket(ctx: RequestContext, { input }: MutationReopenMyTicketArgs, _root: object, gql: GqlContext) {
    return answer(await this.commands.execute(ctx, reopenMyTicket, { ...input, uploadIds: [...(input.uploadIds ?? [])] }, gql), ({ ticketId }) => this.tickets.byId(ctx, ticketId));
  }

  @portal.mutation('answerByLink') @Allow(anybody)
  async answerByLink(ctx: RequestContext, { input }: MutationAnswerByLinkArgs, _root: object, gql: GqlContext) {
    await this.answers.take(ctx, gql.peer, { ...input, body: input.body ?? '' });
    return true;
  }

  @portal.field('Ticket.solvedAt')
  solvedAt(_ctx: RequestContext, _args: object, ticket: TicketFacts) {
    return ticket.solvedAt;
  }

  @portal.field('Ticket.awaitsConfirmation')
  awaitsConfirmation({ actor }: RequestContext, _args: object, { status, requesterId }: TicketFacts) {
    return status === 'solved' && actor.kind === 'person' && actor.userId === requesterId;
  }

  @portal.field('Ticket.closed')
  closed(_ctx: RequestContext, _args: object, { status }: TicketFacts) {
    return status === 'closed';
  }

  @portal.field('Ticket.followUpOf')
  followUpOf(_ctx: RequestContext, _args: object, { followUpOfId }: TicketFacts, gql: GqlContext) {
    return followUpOfId === null ? null : this.related.ticket(gql, followUpOfId);
  }

  @portal.field('Ticket.followUps')
  followUps(_ctx: RequestContext, _args: object, ticket: TicketFacts, gql: GqlContext) {
    return this.related.followUps(gql, ticket.id);
  }

  @portal.field('Ticket.milestones')
  milestones(_ctx: RequestContext, _args: object, ticket: TicketFacts, gql: GqlContext) {
    return this.related.milestones(gql, ticket.id);
  }
}
