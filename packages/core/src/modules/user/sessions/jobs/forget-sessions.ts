import { Injectable } from '@nestjs/common';
import * as v from 'valibot';
import { jobToken, type JobHandler, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { Attempts } from '../attempts.sql.js';
import { Sessions } from '../sessions.sql.js';

export const forgetSessions = jobToken('user.forget-sessions', v.object({}));

/** Deletes sessions that ended a month ago and attempts that no longer count. */
@Injectable()
export class ForgetSessions implements JobHandler {
  constructor(private readonly sessions: Sessions, private readonly attempts: Attempts) {}

  async run(ctx: RequestContext): Promise<void> {
    await this.sessions.forgetEnded(ctx);
    await this.attempts.forgetOld();
  }
}
