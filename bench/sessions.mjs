import { createHash, randomBytes, randomUUID } from 'node:crypto';

/** A session for each of these people, as a sign-in leaves it, without the work of five hundred passwords. The same person may stand there often. */
export async function openSessions({ control, workspaceId }, userIds) {
  const opened = userIds.map((userId) => ({ sessionId: randomUUID(), userId, token: randomBytes(32).toString('base64url') }));
  await control.query(
    `insert into session (id, token_hash, identity_id, workspace_id, user_id, audience, created_at, last_seen_at, expires_at)
     select opened.id, opened.hash, membership.identity_id, membership.workspace_id, membership.user_id, 'agent', now(), now(), now() + interval '1 day'
     from unnest($1::uuid[], $2::bytea[], $3::uuid[]) as opened (id, hash, user_id) join membership on membership.user_id = opened.user_id and membership.workspace_id = $4`,
    [opened.map(({ sessionId }) => sessionId), opened.map(({ token }) => createHash('sha256').update(token).digest()), userIds, workspaceId],
  );
  return opened.map(({ sessionId, userId, token }) => ({ id: userId, sessionId, workspaceId, headers: { cookie: `meja_agent=${token}` } }));
}
