import { Module } from '@nestjs/common';
import { Departments, Users } from '@meja/plugin-sdk/server/user';
import { Authentication } from '../../kernel/graphql/authentication.js';
import { SessionDoor } from './api/session-door.js';
import { CreateAgent } from './commands/create-agent.js';
import { CreateDepartment } from './commands/create-department.js';
import { DeactivateUser } from './commands/deactivate-user.js';
import { GrantRole } from './commands/grant-role.js';
import { RegisterRequester } from './commands/register-requester.js';
import { RevokeRole } from './commands/revoke-role.js';
import { SignIn } from './commands/sign-in.js';
import { SignOut } from './commands/sign-out.js';
import { ForgetSessions } from './jobs/forget-sessions.js';
import { DepartmentReader } from './queries/department.reader.js';
import { PeopleGrants } from './queries/grants.sql.js';
import { PeopleLoaders } from './queries/people.loaders.js';
import { PermissionCatalogue } from './queries/permission-catalogue.js';
import { UserReader } from './queries/user.reader.js';
import { ViewerReader } from './queries/viewer.reader.js';
import { Accounts } from './sessions/accounts.sql.js';
import { Attempts } from './sessions/attempts.sql.js';
import { Credentials } from './sessions/credentials.js';
import { Passwords } from './sessions/passwords.js';
import { SessionAuthentication } from './sessions/session-authentication.js';
import { SessionMemory } from './sessions/session-memory.js';
import { Sessions } from './sessions/sessions.sql.js';

/** Commands, readers and sessions; exports what its APIs and other modules need. Resolvers are hosted by the kernel. */
@Module({
  providers: [
    CreateAgent, CreateDepartment, DeactivateUser, GrantRole, RegisterRequester, RevokeRole, SignIn, SignOut,
    ForgetSessions,
    { provide: Users, useClass: UserReader },
    { provide: Departments, useClass: DepartmentReader },
    PeopleGrants, PeopleLoaders, PermissionCatalogue, ViewerReader,
    { provide: Authentication, useClass: SessionAuthentication },
    Accounts, Attempts, Credentials, Passwords, SessionDoor, SessionMemory, Sessions,
  ],
  exports: [Attempts, Authentication, Credentials, Departments, PeopleLoaders, SessionDoor, Sessions, Users, ViewerReader],
})
export class UserModule {}
