import { apiDecorators, Resolver, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import type { AttachmentFacts } from '@meja/plugin-sdk/server/ticket';
import type { Resolvers as PortalApi } from '@meja/schema/portal';
import { FilePaths } from '../../file-paths.js';

const portal = apiDecorators<PortalApi>();

@Resolver()
export class PortalFilesResolver {
  constructor(private readonly paths: FilePaths) {}

  @portal.field('Attachment.downloadPath')
  downloadPath(ctx: RequestContext, _args: object, attachment: AttachmentFacts) {
    return this.paths.download(ctx, attachment);
  }

  @portal.field('Attachment.previewPath')
  previewPath(ctx: RequestContext, _args: object, attachment: AttachmentFacts) {
    return this.paths.preview(ctx, attachment);
  }
}
