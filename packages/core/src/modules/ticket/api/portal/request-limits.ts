import { Injectable } from '@nestjs/common';
import { refuse, tooManyAttempts, type RequestContext, type Result } from '@meja/plugin-sdk/server/kernel';
import { Attempts, networkOf } from '../../../user/index.js';

/** Requests that strangers may send from one network in fifteen minutes. */
const strangers = { kind: 'submit-request', most: 20 };

/** Keeps a stranger from filling the queue; who is signed in is known and not counted. */
@Injectable()
export class RequestLimits {
  constructor(private readonly attempts: Attempts) {}

  async guard<T>(ctx: RequestContext, peer: string, run: () => Promise<Result<T>>): Promise<Result<T>> {
    if (ctx.actor.kind === 'person') return run();
    const retryAfter = await this.attempts.take(strangers, `${ctx.workspace.id}:${networkOf(peer)}`);
    return retryAfter === null ? run() : refuse(tooManyAttempts({ retryAfter }));
  }
}
