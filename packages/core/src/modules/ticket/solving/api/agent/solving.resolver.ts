import { Allow, answer, apiDecorators, Commands, Resolver, type GqlContext, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { closeTicket, mayReadTickets, maySolve, reopenTicket, Solutions, solveTicket, type SolutionFacts, type TicketFacts } from '@meja/plugin-sdk/server/ticket';
import type { MutationCloseTicketArgs, MutationReopenTicketArgs, MutationSolveTicketArgs, QuerySolutionsArgs, Resolvers as AgentApi } from '@meja/schema/agent';
import { ApiError } from '../../../../../kernel/graphql/index.js';
import { TicketReader } from '../../../index.js';
import { RelatedLoaders } from '../../queries/related.loaders.js';

const agent = apiDecorators<AgentApi>();
const mostHits = 20;

@Resolver()
export class AgentSolvingResolver {
  constructor(private readonly solutionReader: Solutions, private readonly tickets: TicketReader, private readonly related: RelatedLoaders, private readonly commands: Commands) {}

  @agent.query('solutions') @Allow(mayReadTickets)
  solutions(ctx: RequestContext, { query, departmentId, first }: QuerySolutionsArgs) {
    if ((first ?? 5) > mostHits) throw new ApiError('PAGE_SIZE_REFUSED', { argument: 'first', most: mostHits });
    return this.solutionReader.find(ctx, { words: query, departmentId: departmentId ?? null, first: first ?? 5 });
  }

  @agent.mutation('solveTicket') @Allow(maySolve)
  async solveTicket(ctx: RequestContext, { input }: MutationSolveTicketArgs, _root: object, gql: GqlContext) {
    const { version, solution, earlierSolutionId, reply, seenMessageId } = input;
    const given = { version: version ?? undefined, solution: solution ?? undefined, earlierSolutionId: earlierSolutionId ?? undefined, reply: reply ?? undefined, seenMessageId: seenMessageId ?? undefined };
    return answer(await this.commands.execute(ctx, solveTicket, { ticketId: input.ticketId, ...given }, gql), ({ ticketId }) => this.tickets.byId(ctx, ticketId));
  }

  @agent.mutation('reopenTicket') @Allow(maySolve)
  async reopenTicket(ctx: RequestContext, { input }: MutationReopenTicketArgs, _root: object, gql: GqlContext) {
    return answer(await this.commands.execute(ctx, reopenTicket, input, gql), ({ ticketId }) => this.tickets.byId(ctx, ticketId));
  }

  @agent.mutation('closeTicket') @Allow(maySolve)
  async closeTicket(ctx: RequestContext, { input }: MutationCloseTicketArgs, _root: object, gql: GqlContext) {
    return answer(await this.commands.execute(ctx, closeTicket, input, gql), ({ ticketId }) => this.tickets.byId(ctx, ticketId));
  }

  @agent.field('Ticket.solution')
  solution(_ctx: RequestContext, _args: object, { solutionId }: TicketFacts, gql: GqlContext) {
    return solutionId === null ? null : this.related.solution(gql, solutionId);
  }

  @agent.field('Ticket.solvedAt')
  solvedAt(_ctx: RequestContext, _args: object, ticket: TicketFacts) {
    return ticket.solvedAt;
  }

  @agent.field('Ticket.followUpOf')
  followUpOf(_ctx: RequestContext, _args: object, { followUpOfId }: TicketFacts, gql: GqlContext) {
    return followUpOfId === null ? null : this.related.ticket(gql, followUpOfId);
  }

  @agent.field('Ticket.followUps')
  followUps(_ctx: RequestContext, _args: object, ticket: TicketFacts, gql: GqlContext) {
    return this.related.followUps(gql, ticket.id);
  }

  @agent.field('Solution.reusedFrom')
  reusedFrom(_ctx: RequestContext, _args: object, { reusedFromId }: SolutionFacts, gql: GqlContext) {
    return reusedFromId === null ? null : this.related.solution(gql, reusedFromId);
  }
}
