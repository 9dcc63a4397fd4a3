import { Allow, answer, anybody, apiDecorators, Resolver, type GqlContext, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import type { MutationRequestPasswordResetArgs, MutationSetPasswordByLinkArgs, QueryAccountLinkArgs, Resolvers as AgentApi } from '@meja/schema/agent';
import { PasswordChoice } from '../../password-choice.js';
import { PasswordResets } from '../../password-resets.js';

const agent = apiDecorators<AgentApi>();

@Resolver()
export class AgentAccountLinkResolver {
  constructor(private readonly choice: PasswordChoice, private readonly resets: PasswordResets) {}

  @agent.query('accountLink') @Allow(anybody)
  accountLink(ctx: RequestContext, { token }: QueryAccountLinkArgs) {
    return this.choice.facts(ctx, 'agent', token);
  }

  @agent.mutation('requestPasswordReset') @Allow(anybody)
  async requestPasswordReset(_ctx: RequestContext, { input }: MutationRequestPasswordResetArgs, _root: object, gql: GqlContext) {
    return answer(await this.resets.request(gql, 'agent', input), (requested) => requested);
  }

  @agent.mutation('setPasswordByLink') @Allow(anybody)
  async setPasswordByLink(_ctx: RequestContext, { input }: MutationSetPasswordByLinkArgs, _root: object, gql: GqlContext) {
    return answer(await this.choice.choose(gql, 'agent', input), (set) => set);
  }
}
