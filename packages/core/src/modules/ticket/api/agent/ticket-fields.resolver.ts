import { apiDecorators, loader, Resolver, type GqlContext, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import type { TicketFacts, TierCountFacts } from '@meja/plugin-sdk/server/ticket';
import { Tiers, type TierFacts } from '@meja/plugin-sdk/server/tier';
import { Organizations } from '@meja/plugin-sdk/server/user';
import type { Resolvers as AgentApi, TicketTimelineArgs } from '@meja/schema/agent';
import { present } from '../../../../kernel/graphql/index.js';
import { PeopleLoaders } from '../../../user/index.js';
import { Followers } from '../../followers/followers.js';
import { isMessage, TimelineReader } from '../../queries/timeline.reader.js';

const agent = apiDecorators<AgentApi>();

/** What hangs on a ticket; the ticket itself came from a reader, so its scope is settled. */
@Resolver()
export class AgentTicketFieldsResolver {
  constructor(
    private readonly people: PeopleLoaders,
    private readonly organizations: Organizations,
    private readonly tiers: Tiers,
    private readonly timelines: TimelineReader,
    private readonly followers: Followers,
  ) {}

  @agent.field('Ticket.requester')
  requester(_ctx: RequestContext, _args: object, ticket: TicketFacts, gql: GqlContext) {
    return this.people.user(gql, ticket.requesterId);
  }

  @agent.field('Ticket.assignee')
  assignee(_ctx: RequestContext, _args: object, ticket: TicketFacts, gql: GqlContext) {
    return ticket.assigneeId === null ? null : this.people.user(gql, ticket.assigneeId);
  }

  @agent.field('Ticket.department')
  async department(_ctx: RequestContext, _args: object, ticket: TicketFacts, gql: GqlContext) {
    return present(await this.people.department(gql, ticket.departmentId), `department of ticket ${ticket.id}`);
  }

  @agent.field('Ticket.tier')
  async tier(_ctx: RequestContext, _args: object, ticket: TicketFacts, gql: GqlContext) {
    return this.tierBy(gql, ticket.tierId);
  }

  @agent.field('TierCount.tier')
  async countedTier(_ctx: RequestContext, _args: object, { tierId }: TierCountFacts, gql: GqlContext) {
    return this.tierBy(gql, tierId);
  }

  @agent.field('TierCount.department')
  async countedDepartment(_ctx: RequestContext, _args: object, { departmentId }: TierCountFacts, gql: GqlContext) {
    return present(await this.people.department(gql, departmentId), `department ${departmentId}`);
  }

  @agent.field('Ticket.organizationName')
  async organizationName(_ctx: RequestContext, _args: object, { organizationId }: TicketFacts, gql: GqlContext) {
    if (organizationId === null) return null;
    const organization = await loader(gql, 'organization.byId', (ctx, ids: readonly string[]) => this.organizations.byIds(ctx, ids)).load(organizationId);
    return organization?.name ?? null;
  }

  @agent.field('Ticket.followers')
  async followersOf(_ctx: RequestContext, _args: object, ticket: TicketFacts, gql: GqlContext) {
    const followers = await loader(gql, 'ticket.followers', (ctx, ids: readonly string[]) => this.followers.ofTickets(ctx, ids)).load(ticket.id);
    return Promise.all(followers.map(async ({ userId, state, createdAt }) => ({ user: await this.people.user(gql, userId), pending: state === 'pending', createdAt })));
  }

  @agent.field('Ticket.timeline')
  async timeline(ctx: RequestContext, { first, after }: TicketTimelineArgs, ticket: TicketFacts) {
    const page = await this.timelines.timeline(ctx, ticket.id, first ?? 50, after ?? null);
    const edges = page.edges.map(({ cursor, node }) => ({ cursor, node: isMessage(node) ? { __typename: 'Message' as const, ...node } : { __typename: 'TimelineEvent' as const, ...node } }));
    return { ...page, edges };
  }

  private async tierBy(gql: GqlContext, id: string): Promise<TierFacts> {
    return present(await loader(gql, 'tier.byId', (ctx, ids: readonly string[]) => this.tiers.byIds(ctx, ids)).load(id), `tier ${id}`);
  }
}
