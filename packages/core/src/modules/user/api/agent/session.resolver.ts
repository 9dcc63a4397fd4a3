import { Allow, anybody, apiDecorators, Resolver, type GqlContext, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import type { MutationSignInArgs, Resolvers as AgentApi } from '@meja/schema/agent';
import { SessionDoor } from '../session-door.js';

const agent = apiDecorators<AgentApi>();

@Resolver()
export class AgentSessionResolver {
  constructor(private readonly door: SessionDoor) {}

  @agent.mutation('signIn') @Allow(anybody)
  signIn(_ctx: RequestContext, { input }: MutationSignInArgs, _root: object, gql: GqlContext) {
    return this.door.signIn(gql, 'agent', input);
  }

  @agent.mutation('signOut') @Allow(anybody)
  signOut(_ctx: RequestContext, _args: object, _root: object, gql: GqlContext) {
    return this.door.signOut(gql);
  }

  @agent.mutation('signOutEverywhere') @Allow(anybody)
  signOutEverywhere(_ctx: RequestContext, _args: object, _root: object, gql: GqlContext) {
    return this.door.signOutEverywhere(gql);
  }
}
