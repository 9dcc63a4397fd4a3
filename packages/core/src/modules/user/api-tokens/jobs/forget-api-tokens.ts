import { Injectable } from '@nestjs/common';
import * as v from 'valibot';
import { jobToken, type JobHandler, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { ApiTokens } from '../api-tokens.sql.js';

export const forgetApiTokens = jobToken('user.forget-api-tokens', v.object({}));

/** Deletes tokens that ended a month ago. */
@Injectable()
export class ForgetApiTokens implements JobHandler {
  constructor(private readonly tokens: ApiTokens) {}

  async run(ctx: RequestContext): Promise<void> {
    await this.tokens.forgetEnded(ctx);
  }
}
