import type { ExecuteError } from '../../contract.js';

/** A document of the requester's schema with the shape of its answer. A spec checks every document against the schema. */
export interface Operation<Answer, Variables extends object> {
  readonly text: string;
  /** Never set: it carries the types. */
  readonly shape?: (variables: Variables) => Answer;
}

export interface RunOptions {
  readonly idempotencyKey?: string;
}

export const operation = <Answer, Variables extends object = Record<string, never>>(text: string): Operation<Answer, Variables> => ({ text });

/** An expected refusal, as it comes over the wire. */
export interface FailureAnswer<Type extends string = string> {
  readonly __typename: Type;
  readonly code: string;
  readonly params: Readonly<Record<string, unknown>> | null;
  readonly message: string;
}

/** The server answered an operation with errors. `code` says which kind; unexpected ones are `INTERNAL`. */
export class OperationFailed extends Error {
  constructor(
    readonly code: string,
    readonly correlationId: string | null,
  ) {
    super(`The operation failed with ${code}`);
  }

  static from(error: ExecuteError | undefined): OperationFailed {
    const { code, correlationId } = error?.extensions ?? {};
    return new OperationFailed(typeof code === 'string' ? code : 'INTERNAL', typeof correlationId === 'string' ? correlationId : null);
  }

  /** The visitor is not signed in, or not any more. */
  get meansSignedOut(): boolean {
    return this.code === 'UNAUTHENTICATED';
  }
}
