import { apiDecorators, Resolver, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import type { AttachmentFacts } from '@meja/plugin-sdk/server/ticket';
import type { Resolvers as AgentApi } from '@meja/schema/agent';
import { FilePaths } from '../../file-paths.js';

const agent = apiDecorators<AgentApi>();

@Resolver()
export class AgentFilesResolver {
  constructor(private readonly paths: FilePaths) {}

  @agent.field('Attachment.downloadPath')
  downloadPath(ctx: RequestContext, _args: object, attachment: AttachmentFacts) {
    return this.paths.download(ctx, attachment);
  }

  @agent.field('Attachment.previewPath')
  previewPath(ctx: RequestContext, _args: object, attachment: AttachmentFacts) {
    return this.paths.preview(ctx, attachment);
  }
}
