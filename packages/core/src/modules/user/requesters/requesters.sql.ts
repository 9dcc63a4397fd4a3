import type { Database, RequestContext } from '@meja/plugin-sdk/server/kernel';
import type { UserFacts } from '@meja/plugin-sdk/server/user';

/** Active people whose address or name begins with `letters`, in small letters: addresses first, then by name. Both conditions have an index. */
export function beginningWith(db: Database, ctx: RequestContext, letters: string, limit: number): Promise<UserFacts[]> {
  const pattern = `${letters.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  return db.query<UserFacts>(
    ctx,
    `select u.id, u.name, u.email, u.locale, u.time_zone as "timeZone"
     from app_user u
     where u.deactivated_at is null and (u.email like $1 or lower(u.name) like $1)
     order by (u.email like $1) desc, u.name, u.id limit $2`,
    [pattern, limit],
  );
}
