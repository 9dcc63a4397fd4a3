import { sdlFile } from '../../../kernel/graphql/sdl-file.js';
import type { CoreContribution } from '../../../kernel/plugins/index.js';
import { AgentFilesResolver } from './api/agent/files.resolver.js';
import { PortalFilesResolver } from './api/portal/files.resolver.js';
import { FilesModule } from './files.module.js';

export const filesContribution: CoreContribution = {
  id: 'ticket.files',
  module: FilesModule,
  graphql: {
    agent: { sdl: sdlFile(import.meta.dirname, 'api/agent/files.graphql'), resolvers: [AgentFilesResolver] },
    portal: { sdl: sdlFile(import.meta.dirname, 'api/portal/files.graphql'), resolvers: [PortalFilesResolver] },
  },
};
