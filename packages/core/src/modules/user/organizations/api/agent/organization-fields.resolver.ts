import { apiDecorators, Resolver, type GqlContext, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import type { OrganizationFacts, OrganizationMemberFacts } from '@meja/plugin-sdk/server/user';
import type { Resolvers as AgentApi } from '@meja/schema/agent';
import { PeopleLoaders } from '../../../index.js';
import { OrganizationList } from '../../queries/organization-list.js';

const agent = apiDecorators<AgentApi>();

@Resolver()
export class OrganizationFieldsResolver {
  constructor(private readonly organizations: OrganizationList, private readonly loaders: PeopleLoaders) {}

  @agent.field('Organization.members')
  members(_ctx: RequestContext, _args: object, { id }: OrganizationFacts, gql: GqlContext) {
    return this.organizations.members(gql, id);
  }

  @agent.field('OrganizationMember.requester')
  requester(_ctx: RequestContext, _args: object, { userId }: OrganizationMemberFacts, gql: GqlContext) {
    return this.loaders.user(gql, userId);
  }
}
