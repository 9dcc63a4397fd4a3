import { apiDecorators, loader, Resolver, type GqlContext, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import type { MessageFacts, TicketFacts, TicketStatus } from '@meja/plugin-sdk/server/ticket';
import type { Resolvers as PortalApi, TicketMessagesArgs } from '@meja/schema/portal';
import { present } from '../../../../kernel/graphql/index.js';
import { firstName, FirstNames } from '../../queries/first-names.js';
import { TimelineReader } from '../../queries/timeline.reader.js';

const portal = apiDecorators<PortalApi>();

/** The safe part of a ticket: public messages, plain states, first names. */
@Resolver()
export class PortalTicketFieldsResolver {
  constructor(private readonly helpers: FirstNames, private readonly timelines: TimelineReader) {}

  @portal.field('Ticket.progress')
  progress(_ctx: RequestContext, _args: object, { status }: TicketFacts) {
    return progressOf(status);
  }

  @portal.field('Ticket.updatedAt')
  updatedAt(_ctx: RequestContext, _args: object, ticket: TicketFacts) {
    return ticket.publicUpdatedAt;
  }

  @portal.field('Ticket.helperName')
  helperName(_ctx: RequestContext, _args: object, { assigneeId }: TicketFacts, gql: GqlContext) {
    return assigneeId === null ? null : loader(gql, 'ticket.helperName', (ctx, ids: readonly string[]) => this.helpers.byIds(ctx, ids)).load(assigneeId);
  }

  @portal.field('Ticket.requesterName')
  async requesterName(_ctx: RequestContext, _args: object, { requesterId }: TicketFacts, gql: GqlContext) {
    return present(await loader(gql, 'ticket.requesterName', (ctx, ids: readonly string[]) => this.helpers.fullNames(ctx, ids)).load(requesterId), `requester ${requesterId}`);
  }

  @portal.field('Ticket.mine')
  mine({ actor }: RequestContext, _args: object, { requesterId }: TicketFacts) {
    return actor.kind === 'person' && actor.userId === requesterId;
  }

  @portal.field('Message.redacted')
  redacted(_ctx: RequestContext, _args: object, { redactedAt }: MessageFacts) {
    return redactedAt !== null;
  }

  @portal.field('Ticket.messages')
  messages(ctx: RequestContext, { first, after }: TicketMessagesArgs, ticket: TicketFacts) {
    return this.timelines.publicMessages(ctx, ticket.id, first ?? 50, after ?? null);
  }

  @portal.field('Message.authorName')
  authorName(_ctx: RequestContext, _args: object, { fromAgent, authorName }: MessageFacts) {
    return fromAgent ? firstName(authorName) : authorName;
  }

  @portal.field('Message.fromHelpdesk')
  fromHelpdesk(_ctx: RequestContext, _args: object, message: MessageFacts) {
    return message.fromAgent;
  }
}

function progressOf(status: TicketStatus): 'in_progress' | 'waiting_for_you' | 'solved' {
  if (status === 'solved' || status === 'closed') return 'solved';
  return status === 'waiting_for_requester' ? 'waiting_for_you' : 'in_progress';
}
