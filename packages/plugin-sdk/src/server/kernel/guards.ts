import type { RequestContext } from './context.js';
import type { Failure } from './result.js';

/**
 * Asked inside the transaction before a command runs; answers null to let it pass, a failure to refuse. It may read, it cannot write:
 * the database refuses. To react afterwards, use a listener.
 * @since 0.1.0
 */
export interface Guard<Input = unknown> {
  check(ctx: RequestContext, input: Input): Promise<Failure | null>;
}
