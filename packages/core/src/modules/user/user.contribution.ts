import { handle } from '@meja/plugin-sdk/server/kernel';
import { mayConfigure, mayManagePeople, mayReadPeople, mayUsePortal, registerRequester, updateProfile } from '@meja/plugin-sdk/server/user';
import { sdlFile } from '../../kernel/graphql/sdl-file.js';
import type { CoreContribution } from '../../kernel/plugins/index.js';
import { AgentSessionResolver } from './api/agent/session.resolver.js';
import { AgentViewerResolver } from './api/agent/viewer.resolver.js';
import { PortalSessionResolver } from './api/portal/session.resolver.js';
import { PortalViewerResolver } from './api/portal/viewer.resolver.js';
import { CreateAgent } from './commands/create-agent.js';
import { CreateDepartment } from './commands/create-department.js';
import { DeactivateUser } from './commands/deactivate-user.js';
import { GrantRole } from './commands/grant-role.js';
import { ReactivateUser } from './commands/reactivate-user.js';
import { RegisterRequester } from './commands/register-requester.js';
import { RevokeRole } from './commands/revoke-role.js';
import { createAgent, createDepartment, deactivateUser, grantRole, reactivateUser, revokeRole } from './commands/tokens.js';
import { UpdateProfile } from './commands/update-profile.js';
import { Department } from './entities/department.js';
import { Role } from './entities/role.js';
import { RoleAssignment } from './entities/role-assignment.js';
import { User } from './entities/user.js';
import { User1700000001000 } from './migrations/1700000001000-user.js';
import { RolesOfTheLine1700000001400 } from './migrations/1700000001400-roles-of-the-line.js';
import { ApiTokens1700000001500 } from './migrations/1700000001500-api-tokens.js';
import { UserModule } from './user.module.js';

const sdl = (api: string, ...files: string[]): string => files.map((file) => sdlFile(import.meta.dirname, `api/${api}/${file}.graphql`)).join('\n');

/** What the module adds, in the shape a plugin uses. */
export const userContribution: CoreContribution = {
  id: 'user',
  module: UserModule,
  entities: [User, Department, Role, RoleAssignment],
  migrations: [User1700000001000, RolesOfTheLine1700000001400, ApiTokens1700000001500],
  permissions: [mayReadPeople, mayManagePeople, mayConfigure, mayUsePortal],
  commands: [
    handle(registerRequester, RegisterRequester),
    handle(createDepartment, CreateDepartment),
    handle(createAgent, CreateAgent),
    handle(grantRole, GrantRole),
    handle(revokeRole, RevokeRole),
    handle(deactivateUser, DeactivateUser),
    handle(reactivateUser, ReactivateUser),
    handle(updateProfile, UpdateProfile),
  ],
  graphql: {
    agent: { sdl: sdl('agent', 'user', 'profile'), resolvers: [AgentSessionResolver, AgentViewerResolver] },
    portal: { sdl: sdl('portal', 'user', 'profile'), resolvers: [PortalSessionResolver, PortalViewerResolver] },
  },
};
