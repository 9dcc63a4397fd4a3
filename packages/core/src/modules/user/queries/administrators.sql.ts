import type { Database, RequestContext } from '@meja/plugin-sdk/server/kernel';
import { everyPermission } from '../role-keys.js';

/**
 * Whether somebody active besides this person holds every permission everywhere. Locks the roles that grant it until the transaction
 * ends: two administrators cannot take the last places from each other at once.
 */
export async function hasOtherAdministrator(db: Database, ctx: RequestContext, userId: string): Promise<boolean> {
  await db.query(ctx, `select id from role where '${everyPermission}' = any(permissions) order by id for update`);
  const [other] = await db.query(
    ctx,
    `select 1 from role_assignment a join role r on r.id = a.role_id join app_user u on u.id = a.user_id
     where '${everyPermission}' = any(r.permissions) and a.department_id is null and u.deactivated_at is null and u.id <> $1 limit 1`,
    [userId],
  );
  return other !== undefined;
}

/** Whether the person holds every permission everywhere. */
export async function isAdministrator(db: Database, ctx: RequestContext, userId: string): Promise<boolean> {
  const rows = await db.query(ctx, `select 1 from role_assignment a join role r on r.id = a.role_id where '${everyPermission}' = any(r.permissions) and a.department_id is null and a.user_id = $1 limit 1`, [userId]);
  return rows.length > 0;
}
