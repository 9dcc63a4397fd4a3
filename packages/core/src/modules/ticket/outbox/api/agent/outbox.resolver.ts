import { Allow, answer, apiDecorators, Commands, loader, Resolver, type GqlContext, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { mayReadOutbound, mayReply, retryOutbound, type MessageFacts, type OutboundFacts } from '@meja/plugin-sdk/server/ticket';
import type { MutationRetryOutboundArgs, QueryOutboundMessageArgs, QueryOutboundMessagesArgs, Resolvers as AgentApi } from '@meja/schema/agent';
import { OutboundReader } from '../../queries/outbound.reader.js';

const agent = apiDecorators<AgentApi>();

@Resolver()
export class OutboxResolver {
  constructor(private readonly outbound: OutboundReader, private readonly commands: Commands) {}

  @agent.query('outboundMessages') @Allow(mayReadOutbound)
  outboundMessages(ctx: RequestContext, { state, first, after }: QueryOutboundMessagesArgs) {
    return this.outbound.page(ctx, { state: state ?? null, first: first ?? 50, after: after ?? null });
  }

  @agent.query('outboundMessage') @Allow(mayReadOutbound)
  async outboundMessage(ctx: RequestContext, { id }: QueryOutboundMessageArgs) {
    const facts = await this.outbound.byId(ctx, id);
    return facts && { ...facts, ...(await this.outbound.words(ctx, id)) };
  }

  @agent.mutation('retryOutbound') @Allow(mayReply)
  async retryOutbound(ctx: RequestContext, { input }: MutationRetryOutboundArgs, _root: object, gql: GqlContext) {
    return answer(await this.commands.execute(ctx, retryOutbound, input, gql), ({ outboundId }) => this.outbound.retried(ctx, outboundId));
  }

  @agent.field('Outbound.ticket')
  ticket(_ctx: RequestContext, _args: object, { ticketId }: OutboundFacts, gql: GqlContext) {
    return ticketId === null ? null : loader(gql, 'outbox.ticket', (ctx, ids: readonly string[]) => this.outbound.tickets(ctx, ids)).load(ticketId);
  }

  @agent.field('Message.delivery')
  delivery(_ctx: RequestContext, _args: object, { id }: MessageFacts, gql: GqlContext) {
    return loader(gql, 'outbox.delivery', (ctx, ids: readonly string[]) => this.outbound.deliveriesOf(ctx, ids)).load(id);
  }
}
