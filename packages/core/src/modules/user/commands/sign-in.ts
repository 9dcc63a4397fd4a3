import { Injectable } from '@nestjs/common';
import * as v from 'valibot';
import { emailAddress, ok, refuse, validationFailed, type RequestContext, type Result } from '@meja/plugin-sdk/server/kernel';
import { signInRefused } from '@meja/plugin-sdk/server/user';
import { PasswordCheck, type PasswordClaim } from '../authentication/password-check.js';
import { Sessions } from '../sessions/index.js';

const signInInput = v.object({
  email: emailAddress,
  password: v.pipe(v.string('not_text'), v.minLength(1, 'required'), v.maxLength(1_000, 'too_long')),
});

/**
 * Opens a session. It writes to the control database only and its answer is a secret, so it does not go through `Commands`:
 * no transaction of the workspace waits for a hash, and no idempotency key ever stores a token.
 */
@Injectable()
export class SignIn {
  constructor(private readonly check: PasswordCheck, private readonly sessions: Sessions) {}

  async execute(ctx: RequestContext, { audience, peerAddress, ...input }: PasswordClaim): Promise<Result<{ sessionId: string; token: string }>> {
    if (ctx.actor.kind === 'person' && ctx.actor.byToken) return refuse(signInRefused({}));
    const checked = v.safeParse(signInInput, input);
    if (!checked.success) return refuse(validationFailed({ issues: checked.issues.map((issue) => ({ path: v.getDotPath(issue) ?? '', reason: issue.message })) }));
    const account = await this.check.account(ctx, { audience, peerAddress, ...checked.output });
    if (!account.ok) return account;
    if (ctx.actor.kind === 'person' && ctx.actor.sessionId) await this.sessions.revoke(ctx, ctx.actor.sessionId);
    return ok(await this.sessions.open(ctx, audience, account.value));
  }
}
