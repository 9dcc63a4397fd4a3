import type { Database, RequestContext } from '@meja/plugin-sdk/server/kernel';
import type { Transaction } from '../database/index.js';

interface Written {
  readonly id: string;
  readonly actorId: string | null;
  readonly actorName: string;
}

/** Written with the next statement of the transaction, or with its end. */
export function insertEvent({ client }: Transaction, ctx: RequestContext, row: Written & { type: string; version: number; facts: object; subjectId: string | null }): void {
  client.later(`insert into event (id, type, version, facts, subject_id, actor_id, actor_name, request_id) values ($1, $2, $3, $4, $5, $6, $7, $8)`, [
    row.id, row.type, row.version, JSON.stringify(row.facts), row.subjectId, row.actorId, row.actorName, ctx.requestId,
  ]);
}

/** Written like an event. */
export function insertChange({ client }: Transaction, ctx: RequestContext, row: Written & { entity: string; entityId: string; version?: number; fields: object }): void {
  client.later(`insert into change (id, entity, entity_id, fields, actor_id, actor_name, request_id, entity_version) values ($1, $2, $3, $4, $5, $6, $7, $8)`, [
    row.id, row.entity, row.entityId, JSON.stringify(row.fields), row.actorId, row.actorName, ctx.requestId, row.version ?? null,
  ]);
}

export interface EventRow {
  readonly id: string;
  readonly type: string;
  readonly version: number;
  readonly facts: Record<string, unknown>;
  readonly occurredAt: Date;
  readonly actorId: string | null;
  readonly requestId: string;
}

const columns = `id, type, version, facts, occurred_at as "occurredAt", actor_id as "actorId", request_id as "requestId"`;

/** The oldest events nobody handed on yet; locked, so that two relays never take the same. */
export function claimUnrelayed(db: Database, ctx: RequestContext, limit: number): Promise<EventRow[]> {
  return db.query<EventRow>(ctx, `select ${columns} from event where relayed_at is null order by occurred_at limit $1 for update skip locked`, [limit]);
}

export async function markRelayed(db: Database, ctx: RequestContext, events: readonly EventRow[]): Promise<void> {
  const from = new Date(Math.min(...events.map((event) => event.occurredAt.getTime())));
  await db.query(ctx, `update event set relayed_at = clock_timestamp() where id = any($1) and occurred_at >= $2 and relayed_at is null`, [events.map((event) => event.id), from]);
}

export function eventsByIds(db: Database, ctx: RequestContext, ids: readonly string[]): Promise<EventRow[]> {
  return db.query<EventRow>(ctx, `select ${columns} from event where id = any($1) and occurred_at > now() - interval '1 hour'`, [ids]);
}

export async function makeMonthPartitions(db: Database, ctx: RequestContext): Promise<void> {
  await db.query(ctx, `select make_month_partitions(current_date, 3)`);
}
