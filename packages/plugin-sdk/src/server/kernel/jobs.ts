import type { StandardSchemaV1 } from '@standard-schema/spec';
import type { RequestContext } from './context.js';

/** Name and input of something to be done later, in one workspace. @since 0.1.0 */
export interface JobToken<Input extends object = object> {
  /** `<noun>.<verb>`, unique in the installation. */
  readonly id: string;
  readonly input: StandardSchemaV1<unknown, Input>;
}

/**
 * Declares a job: what is done, and with what input.
 * @example export const resendPage = jobToken('pager.resend', object({ pageId: string() }));
 * @since 0.1.0
 */
export const jobToken = <Input extends object>(id: string, input: StandardSchemaV1<unknown, Input>): JobToken<Input> => Object.freeze({ id, input });

/** Does a job. At least once, maybe twice: must be idempotent. Retried with backoff, then a dead letter. @since 0.1.0 */
export interface JobHandler<Input extends object = object> {
  run(ctx: RequestContext, input: Input): Promise<void>;
}

/** What a request for a job may say about it. @since 0.1.0 */
export interface JobOptions {
  /** Not before this instant. */
  readonly notBefore?: Date;
}

/** Asks for a job in the transaction: it will run exactly when the transaction commits. Refuses outside a transaction. @since 0.1.0 */
export abstract class Jobs {
  abstract request<I extends object>(ctx: RequestContext, token: JobToken<I>, input: NoInfer<I>, options?: JobOptions): Promise<void>;
}
