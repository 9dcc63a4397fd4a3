import type { Database, RequestContext } from '@meja/plugin-sdk/server/kernel';
import type { OrganizationFacts, OrganizationMemberFacts } from '@meja/plugin-sdk/server/user';

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

export interface OrganizationsPage {
  readonly search: string | null;
  readonly limit: number;
  /** Name and id of the last one before. */
  readonly after: readonly [name: string, id: string] | null;
}

/** By name. */
export function organizationsPage(db: Database, ctx: RequestContext, { search, limit, after }: OrganizationsPage): Promise<OrganizationFacts[]> {
  return db.query(
    ctx,
    `select id, name from organization
     where ($1::text is null or position(lower($1) in lower(name)) > 0) and ($2::text is null or (name, id) > ($2, $3::uuid))
     order by name, id limit $4`,
    [search, after?.[0] ?? null, after?.[1] ?? null, limit],
  );
}

/** Of each organization at most 500, by name. */
export function membersOf(db: Database, ctx: RequestContext, organizationIds: readonly string[]): Promise<(OrganizationMemberFacts & { organizationId: string })[]> {
  return db.query(
    ctx,
    `select wanted.id as "organizationId", member.* from unnest($1::uuid[]) as wanted (id) cross join lateral (
       select m.user_id as "userId", m.is_manager as "isManager" from organization_member m join app_user u on u.id = m.user_id
       where m.organization_id = wanted.id order by u.name, u.id limit 500) as member`,
    [organizationIds],
  );
}

/** False when another one has the name, in whatever case. */
export async function insertOrganization(db: Database, ctx: RequestContext, { id, name, createdAt }: { id: string; name: string; createdAt: Date }): Promise<boolean> {
  const made = await db.query(ctx, `insert into organization (id, name, created_at) values ($1, $2, $3) on conflict (lower(name)) do nothing returning id`, [id, name, createdAt]);
  return made.length === 1;
}

/** False when another one has the name. The names of all are held while one changes: two cannot take the same. */
export async function nameOrganization(db: Database, ctx: RequestContext, id: string, name: string): Promise<boolean> {
  await db.query(ctx, `lock table organization in share row exclusive mode`);
  const [other] = await db.query(ctx, `select 1 from organization where lower(name) = lower($2) and id <> $1`, [id, name]);
  if (other) return false;
  await db.query(ctx, `update organization set name = $2 where id = $1`, [id, name]);
  return true;
}
