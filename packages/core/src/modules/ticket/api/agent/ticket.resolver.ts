import { Allow, answer, apiDecorators, Commands, Resolver, type GqlContext, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { addMessage, assignTicket, createTicket, mayAssign, mayBeAssigned, mayCreateTickets, mayReadTickets, maySetFields, setTicketFields } from '@meja/plugin-sdk/server/ticket';
import { Users } from '@meja/plugin-sdk/server/user';
import type { MutationAddMessageArgs, MutationAssignTicketArgs, MutationCreateTicketArgs, MutationSetTicketFieldsArgs, QueryAgentsArgs, QueryQueueArgs, QueryQueueCountsArgs, QueryTicketArgs, QueryTicketByNumberArgs, Resolvers as AgentApi } from '@meja/schema/agent';
import { TicketReader } from '../../queries/ticket.reader.js';
import { ListedTickets } from '../../rows/index.js';
import { optionalIds } from '../optional-ids.js';
import { openStatus } from './open-status.js';

const agent = apiDecorators<AgentApi>();

@Resolver()
export class AgentTicketResolver {
  constructor(private readonly tickets: TicketReader, private readonly listed: ListedTickets, private readonly users: Users, private readonly commands: Commands) {}

  @agent.query('ticket') @Allow(mayReadTickets)
  ticket(ctx: RequestContext, { id }: QueryTicketArgs) {
    return this.tickets.byId(ctx, id);
  }

  @agent.query('ticketByNumber') @Allow(mayReadTickets)
  ticketByNumber(ctx: RequestContext, { number }: QueryTicketByNumberArgs) {
    return this.tickets.byNumber(ctx, number);
  }

  @agent.query('queue') @Allow(mayReadTickets)
  async queue(ctx: RequestContext, { view, departmentId, tierId, first, after }: QueryQueueArgs) {
    const page = await this.tickets.queue(ctx, { view, departmentId: departmentId ?? null, tierId: tierId ?? null, first: first ?? 50, after: after ?? null });
    return this.listed.of(ctx, page);
  }

  @agent.query('queueCounts') @Allow(mayReadTickets)
  queueCounts(ctx: RequestContext, { departmentId }: QueryQueueCountsArgs) {
    return this.tickets.counts(ctx, departmentId ?? null);
  }

  @agent.query('tierCounts') @Allow(mayReadTickets)
  tierCounts(ctx: RequestContext) {
    return this.tickets.tierCounts(ctx);
  }

  @agent.query('agents') @Allow(mayAssign)
  agents(ctx: RequestContext, { departmentId }: QueryAgentsArgs) {
    return this.users.agentsWith(ctx, mayBeAssigned.id, departmentId);
  }

  @agent.mutation('createTicket') @Allow(mayCreateTickets)
  async createTicket(ctx: RequestContext, { input }: MutationCreateTicketArgs, _root: object, gql: GqlContext) {
    const { requesterName, priority, uploadIds, ...rest } = input;
    const wanted = { ...rest, requesterName: requesterName ?? undefined, priority: priority ?? 'normal', uploadIds: optionalIds(uploadIds) };
    const result = await this.commands.execute(ctx, createTicket, wanted, gql);
    return answer(result, ({ ticketId }) => this.tickets.byId(ctx, ticketId));
  }

  @agent.mutation('addMessage') @Allow(mayReadTickets)
  async addMessage(ctx: RequestContext, { input }: MutationAddMessageArgs, _root: object, gql: GqlContext) {
    const { uploadIds, seenMessageId, version, thenStatus, ...rest } = input;
    const draft = { ...rest, uploadIds: optionalIds(uploadIds), seenMessageId: seenMessageId ?? undefined, version: version ?? undefined, thenStatus: openStatus(thenStatus) };
    return answer(await this.commands.execute(ctx, addMessage, draft, gql), ({ ticketId }) => this.tickets.byId(ctx, ticketId));
  }

  @agent.mutation('assignTicket') @Allow(mayAssign)
  async assignTicket(ctx: RequestContext, { input }: MutationAssignTicketArgs, _root: object, gql: GqlContext) {
    const { ticketId, version, assigneeId } = input;
    return answer(await this.commands.execute(ctx, assignTicket, { ticketId, version: version ?? undefined, assigneeId: assigneeId ?? null }, gql), () => this.tickets.byId(ctx, ticketId));
  }

  @agent.mutation('setTicketFields') @Allow(maySetFields)
  async setTicketFields(ctx: RequestContext, { input }: MutationSetTicketFieldsArgs, _root: object, gql: GqlContext) {
    const fields = Object.fromEntries(input.fields.map(({ id, value }) => [id, value ?? null]));
    const { ticketId, version } = input;
    return answer(await this.commands.execute(ctx, setTicketFields, { ticketId, version: version ?? undefined, fields }, gql), () => this.tickets.byId(ctx, ticketId));
  }
}
