import type { RequestContext, Result } from '@meja/plugin-sdk/server/kernel';
import { mustBeInTransaction, type Transaction } from '../database/index.js';

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
export async function savepoint<T>(ctx: RequestContext, work: () => Promise<Result<T>>): Promise<Result<T>> {
  const { client } = mustBeInTransaction(ctx, 'A savepoint');
  client.later('savepoint meja');
  let result: Result<T>;
  try {
    result = await work();
  } catch (error) {
    throw (await undone(client, 'rollback to savepoint meja')) ?? error;
  }
  if (result.ok) client.later('release savepoint meja');
  else await undone(client, 'rollback to savepoint meja').then(throwIfAny);
  return result;
}

/** Reads only: whatever `work` tries to write, the database refuses. */
export async function readOnly<T>(ctx: RequestContext, work: () => Promise<T>): Promise<T> {
  const { client } = mustBeInTransaction(ctx, 'A guard');
  client.later('savepoint meja_read');
  client.later('set local transaction_read_only = on');
  let answer: T;
  try {
    answer = await work();
  } catch (error) {
    throw (await undone(client, 'rollback to savepoint meja_read')) ?? error;
  }
  await undone(client, 'rollback to savepoint meja_read').then(throwIfAny);
  return answer;
}

/** Goes back, and answers what failed unheard on the way: the commit would succeed, and must not be what tells of it. */
async function undone(client: Transaction['client'], statement: string): Promise<Error | null> {
  await client.query(statement);
  return client.failure();
}

function throwIfAny(failure: Error | null): void {
  if (failure) throw failure;
}

function codeOf(error: unknown): string {
  const { code, driverError } = error as { code?: string; driverError?: { code?: string } };
  return driverError?.code ?? code ?? '';
}
