import { Injectable } from '@nestjs/common';
import * as v from 'valibot';
import { notFound, ok, refuse, tooManyAttempts, validationFailed, type GqlContext, type Result } from '@meja/plugin-sdk/server/kernel';
import { currentPasswordWrong, Users } from '@meja/plugin-sdk/server/user';
import type { Audience } from '../../../kernel/graphql/authentication.js';
import { AccountLinks, weaknessOf } from '../account-links/index.js';
import { Credentials, PasswordCheck } from '../index.js';

const password = v.pipe(v.string('not_text'), v.minLength(1, 'required'), v.maxLength(1_000, 'too_long'));
const input = v.object({ currentPassword: password, newPassword: password });

/**
 * Gives whoever is signed in another password. No command: a password must never become the input of an idempotency key. A stolen session
 * is not enough, and it may guess no more often than somebody at the door.
 */
@Injectable()
export class PasswordChange {
  private readonly served = new WeakSet<GqlContext>();

  constructor(
    private readonly users: Users,
    private readonly check: PasswordCheck,
    private readonly credentials: Credentials,
    private readonly links: AccountLinks,
  ) {}

  /** One password per request: aliases must not make a guess cheaper. Refused to a visitor and to a program with an API token. */
  async change(gql: GqlContext, audience: Audience, wish: v.InferInput<typeof input>): Promise<Result<{ endedSessions: number }>> {
    const { ctx, peer } = gql;
    if (ctx.actor.kind !== 'person' || ctx.actor.byToken) return refuse(notFound({}));
    const { userId, sessionId } = ctx.actor;
    const checked = v.safeParse(input, wish);
    if (!checked.success) return refuse(validationFailed({ issues: checked.issues.map((issue) => ({ path: v.getDotPath(issue) ?? '', reason: issue.message })) }));
    if (this.served.has(gql)) return refuse(tooManyAttempts({ retryAfter: 1 }));
    this.served.add(gql);
    const [user] = await this.users.byIds(ctx, [userId]);
    if (!user) return refuse(notFound({}));
    const { currentPassword, newPassword } = checked.output;
    const weakness = weaknessOf(newPassword, { ...user, workspaceName: ctx.workspace.name });
    if (weakness) return refuse(weakness);
    const account = await this.check.account(ctx, { audience, email: user.email, password: currentPassword, peerAddress: peer });
    if (!account.ok) return account.failure.code === 'SIGN_IN_REFUSED' ? refuse(currentPasswordWrong({})) : account;
    const endedSessions = await this.credentials.change(ctx, { account: account.value, password: newPassword, sessionId }, (ctx) => this.links.useUp(ctx, userId));
    return ok({ endedSessions });
  }
}
