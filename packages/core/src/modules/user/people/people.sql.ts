import type { Database, RequestContext } from '@meja/plugin-sdk/server/kernel';
import type { PersonFacts } from '@meja/plugin-sdk/server/user';
import { requesterRole } from '../index.js';

/** An assignment with its role; `departmentId` null is everywhere. */
export interface HeldRole {
  readonly userId: string;
  readonly key: string;
  readonly name: string;
  readonly permissions: readonly string[];
  readonly departmentId: string | null;
}

export interface PeoplePage {
  readonly search: string | null;
  readonly deactivated: boolean;
  readonly limit: number;
  /** Name and id of the last one before. */
  readonly after: readonly [name: string, id: string] | null;
}

const columns = `u.id, u.name, u.email, u.locale, u.time_zone as "timeZone", u.deactivated_at as "deactivatedAt"`;

/** Who has a role, by name. */
export function agentsPage(db: Database, ctx: RequestContext, { search, deactivated, limit, after }: PeoplePage): Promise<PersonFacts[]> {
  return db.query(
    ctx,
    `select ${columns} from app_user u
     where exists (select from role_assignment a where a.user_id = u.id) and (u.deactivated_at is not null) = $1
       and ($2::text is null or position(lower($2) in lower(u.name)) > 0 or position(lower($2) in u.email) > 0)
       and ($3::text is null or (u.name, u.id) > ($3, $4::uuid))
     order by u.name, u.id limit $5`,
    [deactivated, search, after?.[0] ?? null, after?.[1] ?? null, limit],
  );
}

export function peopleByIds(db: Database, ctx: RequestContext, ids: readonly string[]): Promise<PersonFacts[]> {
  return db.query(ctx, `select ${columns} from app_user u where u.id = any($1)`, [ids]);
}

/** Every role but the one that everybody holds, the widest first. */
export function assignableRoles(db: Database, ctx: RequestContext): Promise<Omit<HeldRole, 'userId' | 'departmentId'>[]> {
  return db.query(ctx, `select key, name, permissions from role where key <> $1 order by id`, [requesterRole]);
}

/** Roles that reach everywhere first. */
export function rolesOf(db: Database, ctx: RequestContext, userIds: readonly string[]): Promise<HeldRole[]> {
  return db.query(
    ctx,
    `select a.user_id as "userId", r.key, r.name, r.permissions, a.department_id as "departmentId"
     from role_assignment a join role r on r.id = a.role_id left join department d on d.id = a.department_id
     where a.user_id = any($1) order by d.position nulls first, r.id`,
    [userIds],
  );
}
