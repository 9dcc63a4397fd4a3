import { apiDecorators, loader, Resolver, type GqlContext, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import type { AttachmentFacts, TicketFacts } from '@meja/plugin-sdk/server/ticket';
import { Tiers } from '@meja/plugin-sdk/server/tier';
import type { Resolvers as AgentApi, TicketTimelineArgs } from '@meja/schema/agent';
import { present } from '../../../../kernel/graphql/index.js';
import { PeopleLoaders } from '../../../user/index.js';
import { DownloadPaths } from '../../files/download-paths.js';
import { isMessage, TimelineReader } from '../../queries/timeline.reader.js';

const agent = apiDecorators<AgentApi>();

/** What hangs on a ticket; the ticket itself came from a reader, so its scope is settled. */
@Resolver()
export class AgentTicketFieldsResolver {
  constructor(private readonly people: PeopleLoaders, private readonly tiers: Tiers, private readonly timelines: TimelineReader, private readonly paths: DownloadPaths) {}

  @agent.field('Ticket.requester')
  async requester(_ctx: RequestContext, _args: object, ticket: TicketFacts, gql: GqlContext) {
    return present(await this.people.user(gql, ticket.requesterId), `requester of ticket ${ticket.id}`);
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
    return present(await loader(gql, 'tier.byId', (ctx, ids: readonly string[]) => this.tiers.byIds(ctx, ids)).load(ticket.tierId), `tier of ticket ${ticket.id}`);
  }

  @agent.field('Ticket.timeline')
  async timeline(ctx: RequestContext, { first, after }: TicketTimelineArgs, ticket: TicketFacts) {
    const page = await this.timelines.timeline(ctx, ticket.id, first ?? 50, after ?? null);
    const edges = page.edges.map(({ cursor, node }) => ({ cursor, node: isMessage(node) ? { __typename: 'Message' as const, ...node } : { __typename: 'TimelineEvent' as const, ...node } }));
    return { ...page, edges };
  }

  @agent.field('Attachment.downloadPath')
  downloadPath(ctx: RequestContext, _args: object, attachment: AttachmentFacts) {
    return this.paths.of(ctx, attachment);
  }
}
