import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database, inProgress, keyReused, refuse, validationFailed, type RequestContext, type Result } from '@meja/plugin-sdk/server/kernel';
import { claimKey, forgetOldKeys, readAnswer, writeAnswer } from './idempotency.sql.js';

export interface KeyedCall {
  readonly command: string;
  readonly key: string;
  readonly input: unknown;
}

/**
 * One effect and one answer per key. The answer is written by the transaction of the effect, so both are there or neither; while it
 * runs, a lock of that transaction stands for the key and dies with it.
 */
@Injectable()
export class Idempotency {
  constructor(private readonly db: Database) {}

  async once<T>(ctx: RequestContext, { command, key, input }: KeyedCall, work: () => Promise<Result<T>>): Promise<Result<T>> {
    if (!/^[\x21-\x7e]{8,128}$/.test(key)) return refuse(validationFailed({ issues: [{ path: 'idempotencyKey', reason: 'not_a_key' }] }));
    const scope = `${ctx.actor.kind === 'person' ? ctx.actor.userId : ctx.actor.kind}:${command}:${key}`;
    const inputHash = createHash('sha256').update(JSON.stringify(input)).digest('hex');
    // Asked together, answered in this order: what is read was committed before the key was claimed.
    const [isOurs, earlier] = await Promise.all([claimKey(this.db, ctx, scope), readAnswer<T>(this.db, ctx, scope)]);
    if (!isOurs) return refuse(inProgress({}));
    if (earlier) return earlier.inputHash === inputHash ? earlier.answer : refuse(keyReused({}));
    const answer = await work();
    writeAnswer(ctx, { scope, inputHash, answer });
    return answer;
  }

  forgetOld(ctx: RequestContext): Promise<void> {
    return forgetOldKeys(this.db, ctx);
  }
}
