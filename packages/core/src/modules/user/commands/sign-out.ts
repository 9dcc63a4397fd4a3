import { Injectable } from '@nestjs/common';
import type { RequestContext } from '@meja/plugin-sdk/server/kernel';
import { Sessions } from '../sessions/index.js';

/** Ends sessions of the caller. In the control database only, like `SignIn`. Answers false when nobody is signed in, and to a program with an API token. */
@Injectable()
export class SignOut {
  constructor(private readonly sessions: Sessions) {}

  async here(ctx: RequestContext): Promise<boolean> {
    if (ctx.actor.kind !== 'person' || !ctx.actor.sessionId || ctx.actor.byToken) return false;
    await this.sessions.revoke(ctx, ctx.actor.sessionId);
    return true;
  }

  /** Every session of the caller in this workspace, this one too. */
  async everywhere(ctx: RequestContext): Promise<boolean> {
    if (ctx.actor.kind !== 'person' || ctx.actor.byToken) return false;
    await this.sessions.revokeOfUser(ctx, ctx.actor.userId);
    return true;
  }
}
