import { Injectable } from '@nestjs/common';
import { Changes, Database, notFound, ok, refuse, type Handles, type InputOf, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { organizationExists, type renameOrganization } from '@meja/plugin-sdk/server/user';
import { Organization } from '../entities/organization.js';
import { nameOrganization } from '../queries/organizations.sql.js';

/** Gives an organization another name, or the same in another case. */
@Injectable()
export class RenameOrganization implements Handles<typeof renameOrganization> {
  constructor(private readonly db: Database, private readonly changes: Changes) {}

  async execute(ctx: RequestContext, { organizationId, name }: InputOf<typeof renameOrganization>) {
    const organization = await this.db.repo(ctx, Organization).findOneBy({ id: organizationId });
    if (!organization) return refuse(notFound({}));
    if (organization.name === name) return ok({ organizationId });
    if (!(await nameOrganization(this.db, ctx, organizationId, name))) return refuse(organizationExists({ name }));
    await this.changes.record(ctx, { entity: 'Organization', entityId: organizationId, fields: { name: { before: organization.name, after: name } } });
    return ok({ organizationId });
  }
}
