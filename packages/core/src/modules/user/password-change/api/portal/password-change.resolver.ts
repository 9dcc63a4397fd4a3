import { Allow, answer, anybody, apiDecorators, Resolver, type GqlContext, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import type { MutationChangePasswordArgs, Resolvers as PortalApi } from '@meja/schema/portal';
import { PasswordChange } from '../../password-change.js';

const portal = apiDecorators<PortalApi>();

@Resolver()
export class PortalPasswordChangeResolver {
  constructor(private readonly passwords: PasswordChange) {}

  @portal.mutation('changePassword') @Allow(anybody)
  async changePassword(_ctx: RequestContext, { input }: MutationChangePasswordArgs, _root: object, gql: GqlContext) {
    return answer(await this.passwords.change(gql, 'portal', input), (changed) => changed);
  }
}
