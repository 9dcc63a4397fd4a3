import { handle } from '@meja/plugin-sdk/server/kernel';
import { addOrganizationMember, changeOrganizationMember, createOrganization, mayManageOrganizations, removeOrganizationMember, renameOrganization } from '@meja/plugin-sdk/server/user';
import { sdlFile } from '../../../kernel/graphql/sdl-file.js';
import type { CoreContribution } from '../../../kernel/plugins/index.js';
import { OrganizationFieldsResolver } from './api/agent/organization-fields.resolver.js';
import { OrganizationResolver } from './api/agent/organizations.resolver.js';
import { PortalOrganizationsResolver } from './api/portal/organizations.resolver.js';
import { AddMember } from './commands/add-member.js';
import { ChangeMember } from './commands/change-member.js';
import { CreateOrganization } from './commands/create-organization.js';
import { RemoveMember } from './commands/remove-member.js';
import { RenameOrganization } from './commands/rename-organization.js';
import { OrganizationMember } from './entities/organization-member.js';
import { Organization } from './entities/organization.js';
import { Organization1700000001300 } from './migrations/1700000001300-organization.js';
import { OrganizationsModule } from './organizations.module.js';

/** Companies of requesters. */
export const organizationsContribution: CoreContribution = {
  id: 'user.organization',
  module: OrganizationsModule,
  entities: [Organization, OrganizationMember],
  migrations: [Organization1700000001300],
  permissions: [mayManageOrganizations],
  commands: [
    handle(createOrganization, CreateOrganization),
    handle(renameOrganization, RenameOrganization),
    handle(addOrganizationMember, AddMember),
    handle(removeOrganizationMember, RemoveMember),
    handle(changeOrganizationMember, ChangeMember),
  ],
  graphql: {
    agent: { sdl: sdlFile(import.meta.dirname, 'api/agent/organizations.graphql'), resolvers: [OrganizationResolver, OrganizationFieldsResolver] },
    portal: { sdl: sdlFile(import.meta.dirname, 'api/portal/organizations.graphql'), resolvers: [PortalOrganizationsResolver] },
  },
};
