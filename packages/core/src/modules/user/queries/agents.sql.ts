import type { Database, RequestContext } from '@meja/plugin-sdk/server/kernel';
import type { UserFacts } from '@meja/plugin-sdk/server/user';
import { everyPermission } from '../role-keys.js';

/** Active people whose roles hold a permission in a department or everywhere, by name. */
export function activeWith(db: Database, ctx: RequestContext, permissionId: string, departmentId: string): Promise<UserFacts[]> {
  return db.query<UserFacts>(
    ctx,
    `select u.id, u.name, u.email, u.locale, u.time_zone as "timeZone"
     from app_user u
     where u.deactivated_at is null and exists (
       select from role_assignment a join role r on r.id = a.role_id
       where a.user_id = u.id and r.permissions && array[$1, '${everyPermission}'] and (a.department_id is null or a.department_id = $2))
     order by u.name, u.id`,
    [permissionId, departmentId],
  );
}
