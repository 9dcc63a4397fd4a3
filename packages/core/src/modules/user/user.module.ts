import { Module } from '@nestjs/common';
import { Departments, Users } from '@meja/plugin-sdk/server/user';
import { Authentication } from '../../kernel/graphql/authentication.js';
import { ApiTokensModule } from './api-tokens/index.js';
import { SessionDoor } from './api/session-door.js';
import { Access } from './authentication/access.js';
import { Credentials } from './authentication/credentials.js';
import { PasswordCheck } from './authentication/password-check.js';
import { PersonAuthentication } from './authentication/person-authentication.js';
import { CreateAgent } from './commands/create-agent.js';
import { CreateDepartment } from './commands/create-department.js';
import { DeactivateUser } from './commands/deactivate-user.js';
import { GrantRole } from './commands/grant-role.js';
import { ReactivateUser } from './commands/reactivate-user.js';
import { RegisterRequester } from './commands/register-requester.js';
import { RevokeRole } from './commands/revoke-role.js';
import { SignIn } from './commands/sign-in.js';
import { SignOut } from './commands/sign-out.js';
import { UpdateProfile } from './commands/update-profile.js';
import { DepartmentReader } from './queries/department.reader.js';
import { PeopleGrants } from './queries/grants.sql.js';
import { PeopleLoaders } from './queries/people.loaders.js';
import { PermissionCatalogue } from './queries/permission-catalogue.js';
import { UserReader } from './queries/user.reader.js';
import { ViewerReader } from './queries/viewer.reader.js';
import { SessionsModule } from './sessions/index.js';

/** Commands, readers and who somebody is; exports what its APIs and other modules need. Resolvers are hosted by the kernel. */
@Module({
  imports: [ApiTokensModule, SessionsModule],
  providers: [
    CreateAgent, CreateDepartment, DeactivateUser, GrantRole, ReactivateUser, RegisterRequester, RevokeRole, SignIn, SignOut, UpdateProfile,
    { provide: Users, useClass: UserReader },
    { provide: Departments, useClass: DepartmentReader },
    PeopleGrants, PeopleLoaders, PermissionCatalogue, ViewerReader,
    { provide: Authentication, useClass: PersonAuthentication },
    Access, Credentials, PasswordCheck, SessionDoor,
  ],
  exports: [SessionsModule, Authentication, Credentials, Departments, PasswordCheck, PeopleGrants, PeopleLoaders, PermissionCatalogue, SessionDoor, Users, ViewerReader],
})
export class UserModule {}
