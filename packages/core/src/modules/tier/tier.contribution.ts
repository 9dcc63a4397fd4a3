import { handle } from '@meja/plugin-sdk/server/kernel';
import { addTier } from '@meja/plugin-sdk/server/tier';
import { sdlFile } from '../../kernel/graphql/sdl-file.js';
import type { CoreContribution } from '../../kernel/plugins/index.js';
import { DepartmentTiersResolver } from './api/agent/tier.resolver.js';
import { AddTier } from './commands/add-tier.js';
import { Tier } from './entities/tier.js';
import { Tier1700000002000 } from './migrations/1700000002000-tier.js';
import { TierModule } from './tier.module.js';

export const tierContribution: CoreContribution = {
  id: 'tier',
  module: TierModule,
  entities: [Tier],
  migrations: [Tier1700000002000],
  commands: [handle(addTier, AddTier)],
  graphql: { agent: { sdl: sdlFile(import.meta.dirname, 'api/agent/tier.graphql'), resolvers: [DepartmentTiersResolver] } },
};
