import { Allow, answer, anybody, apiDecorators, Resolver, type GqlContext, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import type { MutationRequestPasswordResetArgs, MutationSetPasswordByLinkArgs, QueryAccountLinkArgs, Resolvers as PortalApi } from '@meja/schema/portal';
import { PasswordChoice } from '../../password-choice.js';
import { PasswordResets } from '../../password-resets.js';

const portal = apiDecorators<PortalApi>();

@Resolver()
export class PortalAccountLinkResolver {
  constructor(private readonly choice: PasswordChoice, private readonly resets: PasswordResets) {}

  @portal.query('accountLink') @Allow(anybody)
  accountLink(ctx: RequestContext, { token }: QueryAccountLinkArgs) {
    return this.choice.facts(ctx, 'portal', token);
  }

  @portal.mutation('requestPasswordReset') @Allow(anybody)
  async requestPasswordReset(_ctx: RequestContext, { input }: MutationRequestPasswordResetArgs, _root: object, gql: GqlContext) {
    return answer(await this.resets.request(gql, 'portal', input), (requested) => requested);
  }

  @portal.mutation('setPasswordByLink') @Allow(anybody)
  async setPasswordByLink(_ctx: RequestContext, { input }: MutationSetPasswordByLinkArgs, _root: object, gql: GqlContext) {
    return answer(await this.choice.choose(gql, 'portal', input), (set) => set);
  }
}
