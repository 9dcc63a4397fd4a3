import type { Database, RequestContext } from '@meja/plugin-sdk/server/kernel';

/** The next human number. A rolled-back ticket leaves a gap; a number is never given twice. */
export async function nextNumber(db: Database, ctx: RequestContext): Promise<string> {
  const [row] = await db.query<{ number: string }>(ctx, `select nextval('ticket_number')::text as number`);
  if (!row) throw new Error('The sequence ticket_number gave no number.');
  return row.number;
}
