import type { Database, RequestContext } from '@meja/plugin-sdk/server';

/** One row for each time the witness heard an event. */
export const witnessTable = `create table if not exists witness_heard (event_id uuid not null, process int not null, heard_at timestamptz not null default clock_timestamp())`;

export async function writeDown(db: Database, ctx: RequestContext, eventId: string): Promise<void> {
  await db.query(ctx, 'insert into witness_heard (event_id, process) values ($1, $2)', [eventId, process.pid]);
}
