export { userContribution } from './user.contribution.js';
export { UserModule } from './user.module.js';
export { createAgent, createDepartment, deactivateUser, grantRole, revokeRole } from './commands/tokens.js';
export { PeopleLoaders } from './queries/people.loaders.js';
export { Attempts } from './sessions/attempts.sql.js';
export { Credentials } from './sessions/credentials.js';
export { networkOf } from './sessions/network.js';
export { Sessions } from './sessions/sessions.sql.js';
