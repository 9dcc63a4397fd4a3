import { sdlFile } from '../../../kernel/graphql/sdl-file.js';
import type { CoreContribution } from '../../../kernel/plugins/index.js';
import { PeopleResolver } from './api/agent/people.resolver.js';
import { PersonFieldsResolver } from './api/agent/person-fields.resolver.js';
import { PeopleModule } from './people.module.js';

/** Agents and their roles, for whoever manages people. The commands are those of the module. */
export const peopleContribution: CoreContribution = {
  id: 'people',
  module: PeopleModule,
  graphql: { agent: { sdl: sdlFile(import.meta.dirname, 'api/agent/people.graphql'), resolvers: [PeopleResolver, PersonFieldsResolver] } },
};
