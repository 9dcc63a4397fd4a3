import { apiDecorators, Resolver, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { Organizations, type ViewerFacts } from '@meja/plugin-sdk/server/user';
import type { Resolvers as PortalApi } from '@meja/schema/portal';

const portal = apiDecorators<PortalApi>();

@Resolver()
export class PortalOrganizationsResolver {
  constructor(private readonly organizations: Organizations) {}

  @portal.field('Viewer.managedOrganizations')
  async managedOrganizations(ctx: RequestContext, _args: object, viewer: ViewerFacts) {
    return (await this.organizations.managedBy(ctx, viewer.id)).map(({ name }) => name);
  }
}
