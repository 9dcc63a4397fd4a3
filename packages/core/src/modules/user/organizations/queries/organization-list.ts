import { Injectable } from '@nestjs/common';
import { Database, loader, may, type GqlContext, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { mayManageOrganizations, type OrganizationFacts, type OrganizationMemberFacts } from '@meja/plugin-sdk/server/user';
import { isId } from '../../../../kernel/context/ids.js';
import { present } from '../../../../kernel/graphql/index.js';
import { namedPage, nameKeyOf, type NamedPage } from '../../index.js';
import { membersOf, organizationsByIds, organizationsPage } from './organizations.sql.js';

/** Organizations for whoever manages them; for everybody else there are none. */
@Injectable()
export class OrganizationList {
  constructor(private readonly db: Database) {}

  async page(ctx: RequestContext, { search, first, after }: { search: string | null; first: number; after: string | null }): Promise<NamedPage<OrganizationFacts>> {
    const key = nameKeyOf(after);
    const rows = may(ctx, mayManageOrganizations) ? await organizationsPage(this.db, ctx, { search: search?.trim() || null, limit: first + 1, after: key }) : [];
    return namedPage(rows, first);
  }

  async byId(ctx: RequestContext, id: string): Promise<OrganizationFacts | null> {
    if (!isId(id) || !may(ctx, mayManageOrganizations)) return null;
    const [organization] = await organizationsByIds(this.db, ctx, [id]);
    return organization ?? null;
  }

  /** Of which a command just answered that it exists. */
  async existing(ctx: RequestContext, id: string): Promise<OrganizationFacts> {
    return present(await this.byId(ctx, id), 'organization');
  }

  members(gql: GqlContext, id: string): Promise<OrganizationMemberFacts[]> {
    return loader(gql, 'organization.members', async (ctx, ids: readonly string[]) => {
      const members = Map.groupBy(await membersOf(this.db, ctx, ids), (member) => member.organizationId);
      return ids.map((each) => members.get(each) ?? []);
    }).load(id);
  }
}
