import type { RequestContext } from '@meja/plugin-sdk/server/kernel';
import type { QueryRunner } from 'typeorm';
import type { WorkspaceClient } from './workspace-client.js';

/** What a context inside a transaction stands for. Kept beside the context, so that nobody outside the kernel can reach it. */
export interface Transaction {
  readonly runner: QueryRunner;
  readonly client: WorkspaceClient;
  /** Run after the commit, in order; they must not throw. */
  readonly afterCommit: (() => void)[];
}

const transactions = new WeakMap<RequestContext, Transaction>();

/** Contexts whose work can wait: they share a part of the connections, and leave the others to requests. */
const patient = new WeakSet<RequestContext>();

export const isPatient = (ctx: RequestContext): boolean => patient.has(ctx);

export function patiently(ctx: RequestContext): RequestContext {
  patient.add(ctx);
  return ctx;
}

export const transactionOf = (ctx: RequestContext): Transaction | undefined => transactions.get(ctx);

/** A new context that takes part in the transaction. */
export function inTransaction(ctx: RequestContext, transaction: Transaction): RequestContext {
  const inner = Object.freeze({ ...ctx });
  transactions.set(inner, transaction);
  return inner;
}

/** Says that a context keeps its transaction although it is another object, for example with another actor. */
export function withActor(ctx: RequestContext, actor: RequestContext['actor']): RequestContext {
  const other = Object.freeze({ ...ctx, actor });
  const transaction = transactions.get(ctx);
  if (transaction) transactions.set(other, transaction);
  return isPatient(ctx) ? patiently(other) : other;
}

export function mustBeInTransaction(ctx: RequestContext, what: string): Transaction {
  const transaction = transactions.get(ctx);
  if (!transaction) throw new Error(`${what} needs a transaction: call it from a command, with the ctx the command got`);
  return transaction;
}
