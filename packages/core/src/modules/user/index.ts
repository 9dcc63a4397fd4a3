export { userContribution } from './user.contribution.js';
export { UserModule } from './user.module.js';
export { createAgent, createDepartment, deactivateUser, grantRole, revokeRole } from './commands/tokens.js';
export { requesterRole } from './role-keys.js';
export { namedPage, nameKeyOf, type NamedPage } from './queries/named-pages.js';
export { PeopleLoaders } from './queries/people.loaders.js';
export { PermissionCatalogue } from './queries/permission-catalogue.js';
export { Credentials } from './authentication/credentials.js';
export { Attempts, networkOf, Sessions } from './sessions/index.js';
