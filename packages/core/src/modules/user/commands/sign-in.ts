import { Injectable } from '@nestjs/common';
import * as v from 'valibot';
import { emailAddress, ok, refuse, tooManyAttempts, validationFailed, type RequestContext, type Result } from '@meja/plugin-sdk/server/kernel';
import { signInRefused } from '@meja/plugin-sdk/server/user';
import type { Audience } from '../../../kernel/graphql/authentication.js';
import { PeopleGrants } from '../queries/grants.sql.js';
import { Accounts, Attempts, networkOf, Passwords, Sessions } from '../sessions/index.js';

const signInInput = v.object({
  email: emailAddress,
  password: v.pipe(v.string('not_text'), v.minLength(1, 'required'), v.maxLength(1_000, 'too_long')),
});

export interface SignInAttempt {
  readonly email: string;
  readonly password: string;
  readonly audience: Audience;
  /** Of the socket, or what a trusted proxy says of it; never what a caller says. */
  readonly peerAddress: string;
}

/** One account, wherever it is tried from and through whichever API. */
const perAccount = { kind: 'account', most: 10 };
const perNetwork = { kind: 'network', most: 50 };

/**
 * Opens a session. It writes to the control database only and its answer is a secret, so it does not go through `Commands`:
 * no transaction of the workspace waits for a hash, and no idempotency key ever stores a token.
 */
@Injectable()
export class SignIn {
  constructor(
    private readonly attempts: Attempts,
    private readonly accounts: Accounts,
    private readonly passwords: Passwords,
    private readonly people: PeopleGrants,
    private readonly sessions: Sessions,
  ) {}

  async execute(ctx: RequestContext, { audience, peerAddress, ...input }: SignInAttempt): Promise<Result<{ sessionId: string; token: string }>> {
    if (ctx.actor.kind === 'person' && ctx.actor.byToken) return refuse(signInRefused({}));
    const checked = v.safeParse(signInInput, input);
    if (!checked.success) return refuse(validationFailed({ issues: checked.issues.map((issue) => ({ path: v.getDotPath(issue) ?? '', reason: issue.message })) }));
    const { email, password } = checked.output;
    if (this.passwords.isOverloaded) return refuse(tooManyAttempts({ retryAfter: 5 }));
    const retryAfter = (await this.attempts.take(perNetwork, networkOf(peerAddress))) ?? (await this.attempts.take(perAccount, email));
    if (retryAfter !== null) return refuse(tooManyAttempts({ retryAfter }));
    const account = await this.accounts.find(ctx, audience, email);
    const matches = await this.passwords.verify(password, account?.passwordHash ?? null);
    if (!account || !matches || !(await this.people.of(ctx, audience, account.userId))) return refuse(signInRefused({}));
    // Who knows the password is not guessing. The count of the network stays, or one account would pay for guesses at others.
    await this.attempts.giveBack(perAccount, email);
    if (ctx.actor.kind === 'person' && ctx.actor.sessionId) await this.sessions.revoke(ctx, ctx.actor.sessionId);
    return ok(await this.sessions.open(ctx, audience, account));
  }
}
