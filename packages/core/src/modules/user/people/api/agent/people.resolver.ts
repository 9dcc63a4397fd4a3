import { Allow, answer, apiDecorators, Commands, Resolver, type GqlContext, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { mayManagePeople } from '@meja/plugin-sdk/server/user';
import type { MutationDeactivateUserArgs, MutationGrantRoleArgs, MutationReactivateUserArgs, MutationRevokeRoleArgs, QueryPeopleArgs, QueryPersonArgs, Resolvers as AgentApi, RoleInput } from '@meja/schema/agent';
import { deactivateUser, grantRole, reactivateUser, revokeRole } from '../../../index.js';
import { PeopleReader } from '../../people.reader.js';

const agent = apiDecorators<AgentApi>();

@Resolver()
export class PeopleResolver {
  constructor(private readonly people: PeopleReader, private readonly commands: Commands) {}

  @agent.query('people') @Allow(mayManagePeople)
  list(ctx: RequestContext, { search, deactivated, first, after }: QueryPeopleArgs) {
    return this.people.agents(ctx, { search: search ?? null, deactivated: deactivated ?? false, first: first ?? 50, after: after ?? null });
  }

  @agent.query('person') @Allow(mayManagePeople)
  person(ctx: RequestContext, { id }: QueryPersonArgs) {
    return this.people.byId(ctx, id);
  }

  @agent.query('roles') @Allow(mayManagePeople)
  roles(ctx: RequestContext) {
    return this.people.roles(ctx);
  }

  @agent.mutation('grantRole') @Allow(mayManagePeople)
  async grantRole(ctx: RequestContext, { input }: MutationGrantRoleArgs, _root: object, gql: GqlContext) {
    return answer(await this.commands.execute(ctx, grantRole, wished(input), gql), ({ userId }) => this.people.existing(ctx, userId));
  }

  @agent.mutation('revokeRole') @Allow(mayManagePeople)
  async revokeRole(ctx: RequestContext, { input }: MutationRevokeRoleArgs, _root: object, gql: GqlContext) {
    return answer(await this.commands.execute(ctx, revokeRole, wished(input), gql), ({ userId }) => this.people.existing(ctx, userId));
  }

  @agent.mutation('deactivateUser') @Allow(mayManagePeople)
  async deactivateUser(ctx: RequestContext, { id }: MutationDeactivateUserArgs, _root: object, gql: GqlContext) {
    return answer(await this.commands.execute(ctx, deactivateUser, { userId: id }, gql), ({ userId }) => this.people.existing(ctx, userId));
  }

  @agent.mutation('reactivateUser') @Allow(mayManagePeople)
  async reactivateUser(ctx: RequestContext, { id }: MutationReactivateUserArgs, _root: object, gql: GqlContext) {
    return answer(await this.commands.execute(ctx, reactivateUser, { userId: id }, gql), ({ userId }) => this.people.existing(ctx, userId));
  }
}

const wished = ({ userId, role, departmentId }: RoleInput) => ({ userId, roleKey: role, departmentId: departmentId ?? null });
