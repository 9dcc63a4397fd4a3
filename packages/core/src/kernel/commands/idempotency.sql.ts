import type { Database, RequestContext, Result } from '@meja/plugin-sdk/server/kernel';
import { mustBeInTransaction } from '../database/index.js';

/** False while another transaction holds the key. */
export async function claimKey(db: Database, ctx: RequestContext, scope: string): Promise<boolean> {
  const [row] = await db.query<{ claimed: boolean }>(ctx, 'select pg_try_advisory_xact_lock(hashtextextended($1, 7021970)) as claimed', [scope]);
  return row?.claimed ?? false;
}

export async function readAnswer<T>(db: Database, ctx: RequestContext, scope: string): Promise<{ inputHash: string; answer: Result<T> } | null> {
  const rows = await db.query<{ inputHash: string; answer: Result<T> }>(
    ctx,
    `select input_hash as "inputHash", answer from idempotency_key where scope = $1 and created_at > now() - interval '24 hours'`,
    [scope],
  );
  return rows[0] ?? null;
}

export function writeAnswer(ctx: RequestContext, row: { scope: string; inputHash: string; answer: Result<unknown> }): void {
  mustBeInTransaction(ctx, 'The answer of a command').client.later(
    `insert into idempotency_key (scope, input_hash, answer) values ($1, $2, $3)
     on conflict (scope) do update set input_hash = excluded.input_hash, answer = excluded.answer, created_at = now()`,
    [row.scope, row.inputHash, JSON.stringify(row.answer)],
  );
}

export async function forgetOldKeys(db: Database, ctx: RequestContext): Promise<void> {
  await db.query(ctx, `delete from idempotency_key where created_at < now() - interval '48 hours'`);
}
