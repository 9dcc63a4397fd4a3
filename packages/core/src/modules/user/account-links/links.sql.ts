import type { Database, RequestContext } from '@meja/plugin-sdk/server/kernel';
import type { Audience } from '../../../kernel/graphql/authentication.js';

/** The active person with this address who may sign in to this API, with a password or without one yet. */
export async function personToReset(db: Database, ctx: RequestContext, email: string, audience: Audience): Promise<string | null> {
  const [person] = await db.query<{ id: string }>(
    ctx,
    `select u.id from app_user u where u.email = $1 and u.deactivated_at is null
       and ($2 = 'portal' or exists (select from role_assignment a where a.user_id = u.id))`,
    [email, audience],
  );
  return person?.id ?? null;
}

/** How many links to a new password a person has that still work. */
export async function openResetsOf(db: Database, ctx: RequestContext, userId: string, now: Date): Promise<number> {
  const [row] = await db.query<{ count: number }>(ctx, `select count(*)::int as count from account_link where user_id = $1 and kind = 'password_reset' and used_at is null and expires_at > $2`, [userId, now]);
  return row?.count ?? 0;
}

/** Links that stopped working a month ago. */
export async function forgetLinks(db: Database, ctx: RequestContext, before: Date): Promise<void> {
  await db.query(ctx, `delete from account_link where expires_at < $1`, [before]);
}
