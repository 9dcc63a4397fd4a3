import type { Database, RequestContext, Result } from '@meja/plugin-sdk/server/kernel';

/** What PostgreSQL says when two transactions got in each other's way and one of them should try again. */
const tryAgain = new Set(['40001', '40P01']);
const attempts = 4;

/** Runs `work` again, at most three times, when its transaction lost against another one. */
export async function retrySerialization<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === attempts || !tryAgain.has(codeOf(error))) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * attempt));
    }
  }
}

/** A part of a transaction of which nothing stays when it refuses or throws. */
export async function savepoint<T>(db: Database, ctx: RequestContext, work: () => Promise<Result<T>>): Promise<Result<T>> {
  await db.query(ctx, 'savepoint meja');
  let result: Result<T>;
  try {
    result = await work();
  } catch (error) {
    await db.query(ctx, 'rollback to savepoint meja');
    throw error;
  }
  await db.query(ctx, result.ok ? 'release savepoint meja' : 'rollback to savepoint meja');
  return result;
}

/** Reads only: whatever `work` tries to write, the database refuses. */
export async function readOnly<T>(db: Database, ctx: RequestContext, work: () => Promise<T>): Promise<T> {
  await db.query(ctx, 'savepoint meja_read');
  await db.query(ctx, 'set local transaction_read_only = on');
  try {
    return await work();
  } finally {
    await db.query(ctx, 'rollback to savepoint meja_read');
  }
}

function codeOf(error: unknown): string {
  const { code, driverError } = error as { code?: string; driverError?: { code?: string } };
  return driverError?.code ?? code ?? '';
}
