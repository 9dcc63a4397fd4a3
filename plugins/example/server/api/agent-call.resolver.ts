import { Allow, apiDecorators, Commands, mayReadTickets, Resolver, type Failure, type Field, type GqlContext, type RequestContext } from '@meja/plugin-sdk/server';
import { CallList } from '../calls/call-list.js';
import type { Call } from '../calls/call.entity.js';
import { mayRequestCalls, requestCall } from '../words.js';

interface CallArgs {
  readonly ticketId: string;
  readonly phone: string;
}

/** The part of the API this plugin adds, as its SDL says it. */
interface ExampleApi {
  Query: { exampleCalls: Field<{ ticketId: string }, Call[]> };
  Mutation: { exampleRequestCall: Field<CallArgs, { callId: string } | Failure> };
}

const agent = apiDecorators<ExampleApi>();

@Resolver()
export class AgentCallResolver {
  constructor(private readonly calls: CallList, private readonly commands: Commands) {}

  @agent.query('exampleCalls') @Allow(mayReadTickets)
  exampleCalls(ctx: RequestContext, { ticketId }: { ticketId: string }) {
    return this.calls.ofTicket(ctx, ticketId);
  }

  @agent.mutation('exampleRequestCall') @Allow(mayRequestCalls)
  async exampleRequestCall(ctx: RequestContext, { ticketId, phone }: CallArgs, _root: object, gql: GqlContext) {
    const result = await this.commands.execute(ctx, requestCall, { ticketId, phone }, gql);
    return result.ok ? result.value : result.failure;
  }
}
