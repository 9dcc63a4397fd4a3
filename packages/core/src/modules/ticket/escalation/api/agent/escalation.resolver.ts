import { Allow, answer, apiDecorators, Commands, Resolver, type GqlContext, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { deescalateTicket, escalateTicket, mayBeAssigned, mayConfigureHandover, mayEscalate, mayReadTickets, mayTransfer, setHandoverFields, takeNextTicket, transferTicket } from '@meja/plugin-sdk/server/ticket';
import { Departments } from '@meja/plugin-sdk/server/user';
import type { HandoverCardInput, MutationDeescalateTicketArgs, MutationEscalateTicketArgs, MutationSetHandoverFieldsArgs, MutationTakeNextTicketArgs, MutationTransferTicketArgs, QueryHandoverFieldsArgs, QueryHandoverFormArgs, Resolvers as AgentApi } from '@meja/schema/agent';
import { TicketReader } from '../../../index.js';
import { HandoverReader } from '../../queries/handover.reader.js';

const agent = apiDecorators<AgentApi>();

@Resolver()
export class EscalationResolver {
  constructor(private readonly tickets: TicketReader, private readonly departments: Departments, private readonly handovers: HandoverReader, private readonly commands: Commands) {}

  @agent.query('handoverDepartments') @Allow(mayReadTickets)
  handoverDepartments(ctx: RequestContext) {
    return this.departments.all(ctx);
  }

  @agent.query('handoverFields') @Allow(mayReadTickets)
  handoverFields(ctx: RequestContext, { departmentId }: QueryHandoverFieldsArgs) {
    return this.handovers.fields(ctx, departmentId);
  }

  @agent.mutation('escalateTicket') @Allow(mayEscalate)
  async escalateTicket(ctx: RequestContext, { input }: MutationEscalateTicketArgs, _root: object, gql: GqlContext) {
    const { ticketId, version, card } = input;
    const result = await this.commands.execute(ctx, escalateTicket, { ticketId, version: version ?? undefined, card: cardOf(card) }, gql);
    return answer(result, () => this.tickets.byId(ctx, ticketId));
  }

  @agent.mutation('deescalateTicket') @Allow(mayEscalate)
  async deescalateTicket(ctx: RequestContext, { input }: MutationDeescalateTicketArgs, _root: object, gql: GqlContext) {
    const { ticketId, version, reason } = input;
    return answer(await this.commands.execute(ctx, deescalateTicket, { ticketId, version: version ?? undefined, reason }, gql), () => this.tickets.byId(ctx, ticketId));
  }

  @agent.mutation('transferTicket') @Allow(mayTransfer)
  async transferTicket(ctx: RequestContext, { input }: MutationTransferTicketArgs, _root: object, gql: GqlContext) {
    const { ticketId, version, departmentId, tierId, card } = input;
    const result = await this.commands.execute(ctx, transferTicket, { ticketId, version: version ?? undefined, departmentId, tierId: tierId ?? undefined, card: cardOf(card) }, gql);
    return answer(result, async () => ({ ticketId, ticket: await this.tickets.byId(ctx, ticketId) }));
  }

  @agent.mutation('takeNextTicket') @Allow(mayBeAssigned)
  async takeNextTicket(ctx: RequestContext, { input }: MutationTakeNextTicketArgs, _root: object, gql: GqlContext) {
    return answer(await this.commands.execute(ctx, takeNextTicket, input, gql), ({ ticketId }) => this.tickets.byId(ctx, ticketId));
  }

  @agent.query('handoverForm') @Allow(mayReadTickets)
  handoverForm(ctx: RequestContext, { departmentId }: QueryHandoverFormArgs) {
    return this.handovers.form(ctx, departmentId);
  }

  @agent.mutation('setHandoverFields') @Allow(mayConfigureHandover)
  async setHandoverFields(ctx: RequestContext, { input }: MutationSetHandoverFieldsArgs, _root: object, gql: GqlContext) {
    const fields = input.fields.map(({ required, choices, ...field }) => ({ ...field, required: required ?? false, choices: [...(choices ?? [])] }));
    const result = await this.commands.execute(ctx, setHandoverFields, { departmentId: input.departmentId, ...(input.version == null ? {} : { version: input.version }), fields }, gql);
    return answer(result, async ({ departmentId }) => (await this.handovers.form(ctx, departmentId)) ?? { version: 1, fields: [] });
  }
}

const cardOf = ({ tried, evidence, question, promised, fields }: HandoverCardInput) => ({
  tried: tried ?? '',
  evidence: evidence ?? '',
  question: question ?? '',
  promised: promised ?? '',
  fields: Object.fromEntries((fields ?? []).map(({ key, value }) => [key, value ?? null])),
});
