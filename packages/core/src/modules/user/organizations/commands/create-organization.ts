import { Injectable } from '@nestjs/common';
import { Changes, Clock, Database, ok, refuse, type Handles, type InputOf, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { organizationExists, type createOrganization } from '@meja/plugin-sdk/server/user';
import { makeId } from '../../../../kernel/context/ids.js';
import { insertOrganization } from '../queries/organizations.sql.js';

/** Makes an organization nobody belongs to yet. */
@Injectable()
export class CreateOrganization implements Handles<typeof createOrganization> {
  constructor(private readonly db: Database, private readonly changes: Changes, private readonly clock: Clock) {}

  async execute(ctx: RequestContext, { name }: InputOf<typeof createOrganization>) {
    const organizationId = makeId();
    if (!(await insertOrganization(this.db, ctx, { id: organizationId, name, createdAt: this.clock.now() }))) return refuse(organizationExists({ name }));
    await this.changes.record(ctx, { entity: 'Organization', entityId: organizationId, fields: { name: { before: null, after: name } } });
    return ok({ organizationId });
  }
}
