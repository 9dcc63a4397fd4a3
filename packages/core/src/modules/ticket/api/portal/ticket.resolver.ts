import { Allow, answer, anybody, apiDecorators, Commands, Resolver, type GqlContext, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { addReply, submitRequest } from '@meja/plugin-sdk/server/ticket';
import { mayUsePortal } from '@meja/plugin-sdk/server/user';
import type { MutationAddReplyArgs, MutationSubmitRequestArgs, QueryMyTicketArgs, QueryMyTicketsArgs, QueryOrganizationTicketsArgs, Resolvers as PortalApi } from '@meja/schema/portal';
import { RequestLimits } from './request-limits.js';
import { TicketReader } from '../../queries/ticket.reader.js';
import { optionalIds } from '../optional-ids.js';

const portal = apiDecorators<PortalApi>();

@Resolver()
export class PortalTicketResolver {
  constructor(private readonly tickets: TicketReader, private readonly commands: Commands, private readonly limits: RequestLimits) {}

  @portal.query('myTickets') @Allow(mayUsePortal)
  myTickets(ctx: RequestContext, { first, after }: QueryMyTicketsArgs) {
    return this.tickets.own(ctx, 'own', { first: first ?? 20, after: after ?? null });
  }

  @portal.query('organizationTickets') @Allow(mayUsePortal)
  organizationTickets(ctx: RequestContext, { first, after }: QueryOrganizationTicketsArgs) {
    return this.tickets.own(ctx, 'organization', { first: first ?? 20, after: after ?? null });
  }

  @portal.query('myTicket') @Allow(mayUsePortal)
  myTicket(ctx: RequestContext, { id }: QueryMyTicketArgs) {
    return this.tickets.byId(ctx, id);
  }

  @portal.mutation('submitRequest') @Allow(anybody)
  async submitRequest(ctx: RequestContext, { input }: MutationSubmitRequestArgs, _root: object, gql: GqlContext) {
    const { email, name, uploadIds, ...rest } = input;
    const wanted = { ...rest, email: email ?? undefined, name: name ?? undefined, uploadIds: optionalIds(uploadIds) };
    const run = () => this.commands.execute(ctx, submitRequest, wanted, gql);
    return answer(await this.limits.guard(ctx, gql.peer, run), async ({ number, ticketId }) => ({ number, ticket: ctx.actor.kind === 'person' ? await this.tickets.byId(ctx, ticketId) : null }));
  }

  @portal.mutation('addReply') @Allow(mayUsePortal)
  async addReply(ctx: RequestContext, { input }: MutationAddReplyArgs, _root: object, gql: GqlContext) {
    const { uploadIds, ...rest } = input;
    return answer(await this.commands.execute(ctx, addReply, { ...rest, uploadIds: optionalIds(uploadIds) }, gql), ({ ticketId }) => this.tickets.byId(ctx, ticketId));
  }
}
