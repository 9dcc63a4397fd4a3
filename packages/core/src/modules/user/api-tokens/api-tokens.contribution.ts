import { every } from '@meja/plugin-sdk/server/kernel';
import { mayUseApiTokens } from '@meja/plugin-sdk/server/user';
import { sdlFile } from '../../../kernel/graphql/sdl-file.js';
import type { CoreContribution } from '../../../kernel/plugins/index.js';
import { ApiTokenResolver } from './api/agent/api-tokens.resolver.js';
import { ApiTokensModule } from './api-tokens.module.js';
import { ForgetApiTokens, forgetApiTokens } from './jobs/forget-api-tokens.js';
import { apiTokensOfControl } from './migrations/control-0001-api-token.js';

export const apiTokensContribution: CoreContribution = {
  id: 'api-token',
  module: ApiTokensModule,
  controlMigrations: [apiTokensOfControl],
  permissions: [mayUseApiTokens],
  jobs: [every('23 3 * * *', forgetApiTokens, ForgetApiTokens)],
  graphql: { agent: { sdl: sdlFile(import.meta.dirname, 'api/agent/api-tokens.graphql'), resolvers: [ApiTokenResolver] } },
};
