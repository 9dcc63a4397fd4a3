export { userContribution } from './user.contribution.js';
export { UserModule } from './user.module.js';
export { createAgent, createDepartment, deactivateUser, grantRole, revokeRole } from './commands/tokens.js';
export { PeopleLoaders } from './queries/people.loaders.js';
export { Credentials } from './authentication/credentials.js';
export { Attempts, networkOf, Sessions } from './sessions/index.js';
