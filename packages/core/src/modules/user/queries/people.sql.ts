import type { Database, RequestContext } from '@meja/plugin-sdk/server/kernel';
import type { UserFacts } from '@meja/plugin-sdk/server/user';

const columns = `id, name, email, locale, time_zone as "timeZone"`;

/** In no order; who is not there is left out. */
export function peopleByIds(db: Database, ctx: RequestContext, ids: readonly string[]): Promise<UserFacts[]> {
  return db.query<UserFacts>(ctx, `select ${columns} from app_user where id = any($1)`, [ids]);
}

export async function personByEmail(db: Database, ctx: RequestContext, email: string): Promise<UserFacts | null> {
  const [person] = await db.query<UserFacts>(ctx, `select ${columns} from app_user where email = $1`, [email]);
  return person ?? null;
}
