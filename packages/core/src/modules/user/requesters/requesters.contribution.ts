import { sdlFile } from '../../../kernel/graphql/sdl-file.js';
import type { CoreContribution } from '../../../kernel/plugins/index.js';
import { RequestersResolver } from './api/agent/requesters.resolver.js';
import { RequestersByLetters1700000001600 } from './migrations/1700000001600-requesters-by-letters.js';
import { RequestersModule } from './requesters.module.js';

/** Whoever asked, found while a ticket is opened for them. */
export const requestersContribution: CoreContribution = {
  id: 'requesters',
  module: RequestersModule,
  migrations: [RequestersByLetters1700000001600],
  graphql: { agent: { sdl: sdlFile(import.meta.dirname, 'api/agent/requesters.graphql'), resolvers: [RequestersResolver] } },
};
