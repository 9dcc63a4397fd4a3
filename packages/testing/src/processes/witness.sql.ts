import type { Database, RequestContext } from '@meja/plugin-sdk/server';

/** One row for each time the witness heard an event. */
export const witnessTable = `create table if not exists witness_heard (event_id uuid not null, process int not null, heard_at timestamptz not null default clock_timestamp())`;

/** Held by every message that keeps its request under way, in its transaction. */
export const heldMessages = `select count(*)::int as n from pg_locks where locktype = 'advisory' and objid = 39 and granted and database = (select oid from pg_database where datname = current_database())`;

export async function hold(db: Database, ctx: RequestContext): Promise<void> {
  await db.query(ctx, 'select pg_advisory_xact_lock_shared(39)');
}

export async function writeDown(db: Database, ctx: RequestContext, eventId: string): Promise<void> {
  await db.query(ctx, 'insert into witness_heard (event_id, process) values ($1, $2)', [eventId, process.pid]);
}
