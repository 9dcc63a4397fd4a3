import { Module } from '@nestjs/common';
import { Organizations } from '@meja/plugin-sdk/server/user';
import { OrganizationReader } from './queries/organization.reader.js';

/** Companies of requesters and who belongs to them. */
@Module({
  providers: [{ provide: Organizations, useClass: OrganizationReader }],
  exports: [Organizations],
})
export class OrganizationsModule {}
