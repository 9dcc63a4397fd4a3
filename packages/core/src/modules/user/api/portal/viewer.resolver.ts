import { Allow, anybody, apiDecorators, Resolver, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { Departments } from '@meja/plugin-sdk/server/user';
import type { Resolvers as PortalApi } from '@meja/schema/portal';
import { ViewerReader } from '../../queries/viewer.reader.js';

const portal = apiDecorators<PortalApi>();

@Resolver()
export class PortalViewerResolver {
  constructor(private readonly viewers: ViewerReader, private readonly offered: Departments) {}

  @portal.query('viewer') @Allow(anybody)
  viewer(ctx: RequestContext) {
    return this.viewers.of(ctx);
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
