import { Injectable } from '@nestjs/common';
import { Commands, Database, may, notFound, refuse, validationFailed, type CommandToken, type ExecuteOptions, type Handles, type RequestContext, type Result, type ValidationIssue } from '@meja/plugin-sdk/server/kernel';
import { transactionOf } from '../database/index.js';
import { GuardRunner } from './guard-runner.js';
import { Idempotency } from './idempotency.js';
import { retrySerialization, savepoint } from './transaction-steps.sql.js';

type Handler = Handles<CommandToken<never, unknown>>;

/** Thrown to roll the transaction back when a handler refused; never leaves this file. */
class RolledBack extends Error {
  constructor(readonly result: Result<never>) {
    super('refused');
  }
}

/** The one way to write: schema, permission, idempotency key, transaction, guards, handler. */
@Injectable()
export class CommandBus extends Commands {
  private readonly handlers = new Map<string, Handler>();

  constructor(private readonly db: Database, private readonly guards: GuardRunner, private readonly idempotency: Idempotency) {
    super();
  }

  register(command: CommandToken, handler: Handler): void {
    if (this.handlers.has(command.id)) throw new Error(`Two handlers for the command ${command.id}. Remove one.`);
    this.handlers.set(command.id, handler);
  }

  async execute<I, O>(ctx: RequestContext, command: CommandToken<I, O>, input: NoInfer<I>, options: ExecuteOptions = {}): Promise<Result<O>> {
    const checked = await check(command, input);
    if (!checked.ok) return checked;
    if (command.permission && !may(ctx, command.permission)) return refuse(notFound({}));
    if (transactionOf(ctx)) return savepoint(ctx, () => this.run(ctx, command, checked.value));
    return retrySerialization(() => this.inOwnTransaction(ctx, command, checked.value, options));
  }

  private async inOwnTransaction<I, O>(ctx: RequestContext, command: CommandToken<I, O>, input: I, { idempotencyKey }: ExecuteOptions): Promise<Result<O>> {
    try {
      return await this.db.transaction(ctx, async (ctx) => {
        if (idempotencyKey !== undefined) {
          const call = { command: command.id, key: idempotencyKey, input };
          return this.idempotency.once(ctx, call, () => savepoint(ctx, () => this.run(ctx, command, input)));
        }
        const result = await this.run(ctx, command, input);
        if (!result.ok) throw new RolledBack(result);
        return result;
      });
    } catch (error) {
      if (error instanceof RolledBack) return error.result;
      throw error;
    }
  }

  private async run<I, O>(ctx: RequestContext, command: CommandToken<I, O>, input: I): Promise<Result<O>> {
    const refusal = await this.guards.ask(ctx, command, input);
    if (refusal) return refuse(refusal);
    const handler = this.handlers.get(command.id);
    if (!handler) throw new Error(`No handler for the command ${command.id}. Is its module or plugin installed?`);
    return handler.execute(ctx, input as never) as Promise<Result<O>>;
  }
}

async function check<I>(command: CommandToken<I>, input: unknown): Promise<Result<I>> {
  const outcome = await command.input['~standard'].validate(input);
  if (!outcome.issues) return { ok: true, value: outcome.value };
  const issues: ValidationIssue[] = outcome.issues.map((issue) => ({
    path: (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
    reason: /^[a-z_]+$/.test(issue.message) ? issue.message : 'invalid',
  }));
  return refuse(validationFailed({ issues }));
}
