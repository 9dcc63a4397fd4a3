import type { Database, RequestContext } from '@meja/plugin-sdk/server/kernel';

/** The next human number, which a rolled-back ticket leaves as a gap, and the organization the requester joined first. */
export async function openingFacts(db: Database, ctx: RequestContext, requesterId: string): Promise<{ number: string; organizationId: string | null }> {
  const [row] = await db.query<{ number: string; organizationId: string | null }>(
    ctx,
    `select nextval('ticket_number')::text as number, (select organization_id from organization_member where user_id = $1 order by joined_at, organization_id limit 1) as "organizationId"`,
    [requesterId],
  );
  if (!row) throw new Error('A select without from gave no row.');
  return row;
}
