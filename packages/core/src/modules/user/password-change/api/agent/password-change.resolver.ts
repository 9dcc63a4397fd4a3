import { Allow, answer, anybody, apiDecorators, Resolver, type GqlContext, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import type { MutationChangePasswordArgs, Resolvers as AgentApi } from '@meja/schema/agent';
import { PasswordChange } from '../../password-change.js';

const agent = apiDecorators<AgentApi>();

@Resolver()
export class AgentPasswordChangeResolver {
  constructor(private readonly passwords: PasswordChange) {}

  @agent.mutation('changePassword') @Allow(anybody)
  async changePassword(_ctx: RequestContext, { input }: MutationChangePasswordArgs, _root: object, gql: GqlContext) {
    return answer(await this.passwords.change(gql, 'agent', input), (changed) => changed);
  }
}
