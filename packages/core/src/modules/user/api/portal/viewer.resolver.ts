import { Allow, answer, anybody, apiDecorators, Commands, Resolver, type GqlContext, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { Departments, updateProfile } from '@meja/plugin-sdk/server/user';
import type { MutationUpdateProfileArgs, Resolvers as PortalApi } from '@meja/schema/portal';
import { ViewerReader } from '../../queries/viewer.reader.js';
import { profileOf } from '../profile-of.js';

const portal = apiDecorators<PortalApi>();

@Resolver()
export class PortalViewerResolver {
  constructor(private readonly viewers: ViewerReader, private readonly offered: Departments, private readonly commands: Commands) {}

  @portal.query('viewer') @Allow(anybody)
  viewer(ctx: RequestContext) {
    return this.viewers.of(ctx);
  }

  @portal.mutation('updateProfile') @Allow(anybody)
  async updateProfile(ctx: RequestContext, { input }: MutationUpdateProfileArgs, _root: object, gql: GqlContext) {
    return answer(await this.commands.execute(ctx, updateProfile, profileOf(input), gql), () => this.viewers.existing(ctx));
  }

  @portal.query('departments') @Allow(anybody)
  departments(ctx: RequestContext) {
    return this.offered.all(ctx);
  }

  @portal.field('Viewer.workspaceName')
  workspaceName(ctx: RequestContext) {
    return ctx.workspace.name;
  }
}
