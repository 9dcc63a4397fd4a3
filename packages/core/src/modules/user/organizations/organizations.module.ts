import { Module } from '@nestjs/common';
import { Organizations } from '@meja/plugin-sdk/server/user';
import { UserModule } from '../index.js';
import { AddMember } from './commands/add-member.js';
import { ChangeMember } from './commands/change-member.js';
import { CreateOrganization } from './commands/create-organization.js';
import { RemoveMember } from './commands/remove-member.js';
import { RenameOrganization } from './commands/rename-organization.js';
import { OrganizationList } from './queries/organization-list.js';
import { OrganizationReader } from './queries/organization.reader.js';

/** Companies of requesters and who belongs to them. */
@Module({
  imports: [UserModule],
  providers: [AddMember, ChangeMember, CreateOrganization, OrganizationList, RemoveMember, RenameOrganization, { provide: Organizations, useClass: OrganizationReader }],
  exports: [OrganizationList, Organizations, UserModule],
})
export class OrganizationsModule {}
