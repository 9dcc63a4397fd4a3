import { sdlFile } from '../../../kernel/graphql/sdl-file.js';
import type { CoreContribution } from '../../../kernel/plugins/index.js';
import { AgentPasswordChangeResolver } from './api/agent/password-change.resolver.js';
import { PortalPasswordChangeResolver } from './api/portal/password-change.resolver.js';
import { PasswordChangeModule } from './password-change.module.js';

/** Another password for who is signed in. */
export const passwordChangeContribution: CoreContribution = {
  id: 'password-change',
  module: PasswordChangeModule,
  graphql: {
    agent: { sdl: sdlFile(import.meta.dirname, 'api/agent/password-change.graphql'), resolvers: [AgentPasswordChangeResolver] },
    portal: { sdl: sdlFile(import.meta.dirname, 'api/portal/password-change.graphql'), resolvers: [PortalPasswordChangeResolver] },
  },
};
