import { Allow, anybody, apiDecorators, Resolver, type GqlContext, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import type { MutationSignInArgs, Resolvers as PortalApi } from '@meja/schema/portal';
import { SessionDoor } from '../session-door.js';

const portal = apiDecorators<PortalApi>();

@Resolver()
export class PortalSessionResolver {
  constructor(private readonly door: SessionDoor) {}

  @portal.mutation('signIn') @Allow(anybody)
  signIn(_ctx: RequestContext, { input }: MutationSignInArgs, _root: object, gql: GqlContext) {
    return this.door.signIn(gql, 'portal', input);
  }

  @portal.mutation('signOut') @Allow(anybody)
  signOut(_ctx: RequestContext, _args: object, _root: object, gql: GqlContext) {
    return this.door.signOut(gql);
  }

  @portal.mutation('signOutEverywhere') @Allow(anybody)
  signOutEverywhere(_ctx: RequestContext, _args: object, _root: object, gql: GqlContext) {
    return this.door.signOutEverywhere(gql);
  }
}
