import { apiDecorators, Resolver, type GqlContext, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import type { HeldRoleFacts, PersonFacts } from '@meja/plugin-sdk/server/user';
import type { Resolvers as AgentApi } from '@meja/schema/agent';
import { PeopleLoaders } from '../../../index.js';
import { PeopleReader } from '../../people.reader.js';

const agent = apiDecorators<AgentApi>();

@Resolver()
export class PersonFieldsResolver {
  constructor(private readonly people: PeopleReader, private readonly loaders: PeopleLoaders) {}

  @agent.field('Person.roles')
  roles(_ctx: RequestContext, _args: object, { id }: PersonFacts, gql: GqlContext) {
    return this.people.rolesOf(gql, id);
  }

  @agent.field('Person.canSignIn')
  canSignIn(_ctx: RequestContext, _args: object, { id }: PersonFacts, gql: GqlContext) {
    return this.people.canSignIn(gql, id);
  }

  @agent.field('PersonRole.department')
  department(_ctx: RequestContext, _args: object, { departmentId }: HeldRoleFacts, gql: GqlContext) {
    return departmentId === null ? null : this.loaders.department(gql, departmentId);
  }
}
