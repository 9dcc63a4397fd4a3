import type { Database, RequestContext } from '@meja/plugin-sdk/server/kernel';
import type { OrganizationFacts } from '@meja/plugin-sdk/server/user';

export function organizationsByIds(db: Database, ctx: RequestContext, ids: readonly string[]): Promise<OrganizationFacts[]> {
  return db.query(ctx, `select id, name from organization where id = any($1)`, [ids]);
}

/** Of one person, the one they joined first in front. */
export function organizationsOf(db: Database, ctx: RequestContext, userId: string, managedOnly: boolean): Promise<OrganizationFacts[]> {
  return db.query(
    ctx,
    `select organization.id, organization.name from organization join organization_member as member on member.organization_id = organization.id
     where member.user_id = $1 and (member.is_manager or not $2) order by member.joined_at, organization.id`,
    [userId, managedOnly],
  );
}
