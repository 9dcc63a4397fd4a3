import { apiDecorators, loader, Resolver, type GqlContext, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import type { HandoverFacts, TicketFacts } from '@meja/plugin-sdk/server/ticket';
import { Tiers, type TierFacts } from '@meja/plugin-sdk/server/tier';
import type { Resolvers as AgentApi } from '@meja/schema/agent';
import { present } from '../../../../../kernel/graphql/index.js';
import { PeopleLoaders } from '../../../../user/index.js';
import { HandoverReader } from '../../queries/handover.reader.js';

const agent = apiDecorators<AgentApi>();

/** The way of a ticket through the tiers; the ticket itself came from a reader, so its scope is settled. */
@Resolver()
export class HandoverFieldsResolver {
  constructor(private readonly handovers: HandoverReader, private readonly people: PeopleLoaders, private readonly tiers: Tiers) {}

  @agent.field('Ticket.handovers')
  ofTicket(_ctx: RequestContext, _args: object, ticket: TicketFacts, gql: GqlContext) {
    return this.handovers.cards(gql, ticket);
  }

  @agent.field('Ticket.tierTimes')
  async tierTimes(_ctx: RequestContext, _args: object, ticket: TicketFacts, gql: GqlContext) {
    const times = await this.handovers.times(gql, ticket);
    return Promise.all(times.map(async ({ tierId, ...time }) => ({ ...time, tier: await this.tier(gql, tierId) })));
  }

  @agent.field('Handover.fromDepartment')
  async fromDepartment(_ctx: RequestContext, _args: object, { fromDepartmentId }: HandoverFacts, gql: GqlContext) {
    return present(await this.people.department(gql, fromDepartmentId), `department ${fromDepartmentId}`);
  }

  @agent.field('Handover.fromTier')
  fromTier(_ctx: RequestContext, _args: object, { fromTierId }: HandoverFacts, gql: GqlContext) {
    return this.tier(gql, fromTierId);
  }

  @agent.field('Handover.toDepartment')
  async toDepartment(_ctx: RequestContext, _args: object, { toDepartmentId }: HandoverFacts, gql: GqlContext) {
    return present(await this.people.department(gql, toDepartmentId), `department ${toDepartmentId}`);
  }

  @agent.field('Handover.toTier')
  toTier(_ctx: RequestContext, _args: object, { toTierId }: HandoverFacts, gql: GqlContext) {
    return this.tier(gql, toTierId);
  }

  private async tier(gql: GqlContext, id: string): Promise<TierFacts> {
    return present(await loader(gql, 'tier.byId', (ctx, ids: readonly string[]) => this.tiers.byIds(ctx, ids)).load(id), `tier ${id}`);
  }
}
