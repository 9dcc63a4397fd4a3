import { Allow, apiDecorators, Resolver, type GqlContext, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { mayReadTickets } from '@meja/plugin-sdk/server/ticket';
import type { Resolvers as AgentApi } from '@meja/schema/agent';
import { Feed } from '../../../../kernel/graphql/index.js';
import { isGone, isHere, TicketChanges } from '../../queries/ticket-changes.js';

const agent = apiDecorators<AgentApi>();

@Resolver()
export class AgentTicketStreamResolver {
  constructor(private readonly feed: Feed, private readonly changes: TicketChanges) {}

  @agent.subscription('ticketsChanged') @Allow(mayReadTickets)
  async *ticketsChanged(_ctx: RequestContext, _args: object, _root: object, gql: GqlContext) {
    for await (const news of this.feed.follow(gql, this.changes)) yield { tickets: news.filter(isHere), gone: news.filter(isGone) };
  }
}
