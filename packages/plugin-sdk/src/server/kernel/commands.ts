import type { StandardSchemaV1 } from '@standard-schema/spec';
import type { RequestContext } from './context.js';
import type { Permission } from './permissions.js';
import type { Result } from './result.js';

/** Name, input and permission of a write. The handler stays in core or in the plugin that owns it. @since 0.1.0 */
export interface CommandToken<Input = unknown, Output = unknown> {
  /** `<noun>.<verb>`, for example `ticket.assign`. */
  readonly id: string;
  readonly input: StandardSchemaV1<unknown, Input>;
  /** Needed somewhere to try at all; the handler checks the department. Null: anybody may try. */
  readonly permission: Permission | null;
  /** Only for the type of the answer; never set. */
  readonly output?: Output;
}

/**
 * Declares a command.
 * @example export const sendPage = command('pager.send', { input: object({ ticketId: uuid }), permission: mayPage }).answering<{ pageId: string }>();
 * @since 0.1.0
 */
export const command = <Input>(id: string, def: { input: StandardSchemaV1<unknown, Input>; permission: Permission | null }) => ({
  answering: <Output>(): CommandToken<Input, Output> => Object.freeze({ id, ...def }),
});

/** Handles one command. One class per command, the whole write in `execute`; the transaction is already open. @since 0.1.0 */
export interface Handles<C extends CommandToken> {
  execute(ctx: RequestContext, input: InputOf<C>): Promise<Result<OutputOf<C>>>;
}

/** What a command takes. @since 0.1.0 */
export type InputOf<C> = C extends CommandToken<infer I, unknown> ? I : never;
/** What a command answers when it did not refuse. @since 0.1.0 */
export type OutputOf<C> = C extends CommandToken<unknown, infer O> ? O : never;

/** What a caller may say about one execution. @since 0.1.0 */
export interface ExecuteOptions {
  /** Chosen by the caller, 8 to 128 characters. The same key with the same input has one effect and one answer for 24 hours. */
  readonly idempotencyKey?: string | undefined;
}

/**
 * The way to write: `commands.execute(ctx, assignTicket, { ticketId, assigneeId })`. In this order: input schema, permission,
 * idempotency key, transaction, guards, handler; a serialization failure is retried. Inside a running transaction it joins it.
 * @since 0.1.0
 */
export abstract class Commands {
  abstract execute<I, O>(ctx: RequestContext, command: CommandToken<I, O>, input: NoInfer<I>, options?: ExecuteOptions): Promise<Result<O>>;
}
