import { apiDecorators, Resolver, type GqlContext, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import type { OrganizationFacts, OrganizationMemberFacts } from '@meja/plugin-sdk/server/user';
import type { Resolvers as AgentApi } from '@meja/schema/agent';
import { present } from '../../../../../kernel/graphql/index.js';
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
  async requester(_ctx: RequestContext, _args: object, { userId }: OrganizationMemberFacts, gql: GqlContext) {
    return present(await this.loaders.user(gql, userId), 'member');
  }
}
