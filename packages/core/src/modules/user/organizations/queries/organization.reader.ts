import { Injectable } from '@nestjs/common';
import { Database, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { Organizations, type OrganizationFacts } from '@meja/plugin-sdk/server/user';
import { organizationsByIds, organizationsOf } from './organizations.sql.js';

/** Reads organizations. Who may know which is settled by whatever names them: a ticket, a person. */
@Injectable()
export class OrganizationReader extends Organizations {
  constructor(private readonly db: Database) {
    super();
  }

  async byIds(ctx: RequestContext, ids: readonly string[]): Promise<(OrganizationFacts | null)[]> {
    const found = await organizationsByIds(this.db, ctx, ids);
    return ids.map((id) => found.find((organization) => organization.id === id) ?? null);
  }

  ofUser(ctx: RequestContext, userId: string): Promise<OrganizationFacts[]> {
    return organizationsOf(this.db, ctx, userId, false);
  }

  managedBy(ctx: RequestContext, userId: string): Promise<OrganizationFacts[]> {
    return organizationsOf(this.db, ctx, userId, true);
  }
}
