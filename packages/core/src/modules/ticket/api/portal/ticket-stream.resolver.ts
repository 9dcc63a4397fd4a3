import { Allow, apiDecorators, Resolver, type GqlContext, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { mayUsePortal } from '@meja/plugin-sdk/server/user';
import type { Resolvers as PortalApi } from '@meja/schema/portal';
import { Feed } from '../../../../kernel/graphql/index.js';
import { TicketChanges } from '../../queries/ticket-changes.js';

const portal = apiDecorators<PortalApi>();

@Resolver()
export class PortalTicketStreamResolver {
  constructor(private readonly feed: Feed, private readonly changes: TicketChanges) {}

  @portal.subscription('myTicketsChanged') @Allow(mayUsePortal)
  async *myTicketsChanged(_ctx: RequestContext, _args: object, _root: object, gql: GqlContext) {
    for await (const tickets of this.feed.follow(gql, this.changes)) yield { ticketIds: tickets.map(({ id }) => id) };
  }
}
