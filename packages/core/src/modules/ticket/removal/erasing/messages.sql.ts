import type { Database, RequestContext } from '@meja/plugin-sdk/server/kernel';

export interface Redactable {
  readonly ticketId: string;
  readonly visibility: 'public' | 'internal';
  readonly redactedAt: Date | null;
}

export async function messageToRedact(db: Database, ctx: RequestContext, id: string): Promise<Redactable | null> {
  const [row] = await db.query<Redactable>(ctx, `select ticket_id as "ticketId", visibility, redacted_at as "redactedAt" from message where id = $1`, [id]);
  return row ?? null;
}

/** Empties a message; that it was there, from whom and when, stays. */
export async function emptyMessage(db: Database, ctx: RequestContext, id: string, at: Date): Promise<void> {
  await db.query(ctx, `update message set body_html = '', body_text = '', quoted_html = null, quoted_text = null, redacted_at = $2 where id = $1`, [id, at]);
}
