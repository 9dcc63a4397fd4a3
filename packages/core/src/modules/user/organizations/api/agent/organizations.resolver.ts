import { Allow, answer, apiDecorators, Commands, Resolver, type CommandToken, type GqlContext, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { addOrganizationMember, changeOrganizationMember, createOrganization, mayManageOrganizations, removeOrganizationMember, renameOrganization } from '@meja/plugin-sdk/server/user';
import type { MutationAddOrganizationMemberArgs, MutationCreateOrganizationArgs, MutationRemoveOrganizationMemberArgs, MutationRenameOrganizationArgs, MutationSetOrganizationManagerArgs, QueryOrganizationArgs, QueryOrganizationsArgs, Resolvers as AgentApi } from '@meja/schema/agent';
import { OrganizationList } from '../../queries/organization-list.js';

const agent = apiDecorators<AgentApi>();

@Resolver()
export class OrganizationResolver {
  constructor(private readonly organizations: OrganizationList, private readonly commands: Commands) {}

  @agent.query('organizations') @Allow(mayManageOrganizations)
  list(ctx: RequestContext, { search, first, after }: QueryOrganizationsArgs) {
    return this.organizations.page(ctx, { search: search ?? null, first: first ?? 50, after: after ?? null });
  }

  @agent.query('organization') @Allow(mayManageOrganizations)
  organization(ctx: RequestContext, { id }: QueryOrganizationArgs) {
    return this.organizations.byId(ctx, id);
  }

  @agent.mutation('createOrganization') @Allow(mayManageOrganizations)
  createOrganization(_ctx: RequestContext, { input }: MutationCreateOrganizationArgs, _root: object, gql: GqlContext) {
    return this.done(gql, createOrganization, input);
  }

  @agent.mutation('renameOrganization') @Allow(mayManageOrganizations)
  renameOrganization(_ctx: RequestContext, { input }: MutationRenameOrganizationArgs, _root: object, gql: GqlContext) {
    return this.done(gql, renameOrganization, input);
  }

  @agent.mutation('addOrganizationMember') @Allow(mayManageOrganizations)
  addOrganizationMember(_ctx: RequestContext, { input }: MutationAddOrganizationMemberArgs, _root: object, gql: GqlContext) {
    const { name, isManager, ...rest } = input;
    return this.done(gql, addOrganizationMember, { ...rest, isManager: isManager ?? false, ...(name ? { name } : {}) });
  }

  @agent.mutation('removeOrganizationMember') @Allow(mayManageOrganizations)
  removeOrganizationMember(_ctx: RequestContext, { input }: MutationRemoveOrganizationMemberArgs, _root: object, gql: GqlContext) {
    return this.done(gql, removeOrganizationMember, input);
  }

  @agent.mutation('setOrganizationManager') @Allow(mayManageOrganizations)
  changeMember(_ctx: RequestContext, { input }: MutationSetOrganizationManagerArgs, _root: object, gql: GqlContext) {
    return this.done(gql, changeOrganizationMember, input);
  }

  private async done<I>(gql: GqlContext, command: CommandToken<I, { organizationId: string }>, input: NoInfer<I>) {
    return answer(await this.commands.execute(gql.ctx, command, input, gql), ({ organizationId }) => this.organizations.existing(gql.ctx, organizationId));
  }
}
