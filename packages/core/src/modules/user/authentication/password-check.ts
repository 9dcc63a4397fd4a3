import { Injectable } from '@nestjs/common';
import { ok, refuse, tooManyAttempts, type RequestContext, type Result } from '@meja/plugin-sdk/server/kernel';
import { signInRefused } from '@meja/plugin-sdk/server/user';
import type { Audience } from '../../../kernel/graphql/authentication.js';
import { PeopleGrants } from '../queries/grants.sql.js';
import { Accounts, Attempts, networkOf, Passwords, type Account } from '../sessions/index.js';

export interface PasswordClaim {
  readonly email: string;
  readonly password: string;
  readonly audience: Audience;
  /** Of the socket, or what a trusted proxy says of it; never what a caller says. */
  readonly peerAddress: string;
}

/** One account, wherever it is tried from and through whichever API. */
const perAccount = { kind: 'account', most: 10 };
const perNetwork = { kind: 'network', most: 50 };

/** The only place where somebody's password is evaluated, so that no other door allows more guesses. */
@Injectable()
export class PasswordCheck {
  constructor(
    private readonly attempts: Attempts,
    private readonly accounts: Accounts,
    private readonly passwords: Passwords,
    private readonly people: PeopleGrants,
  ) {}

  /** The account of somebody active whose password this is. Everything else is refused alike, after the same work. */
  async account(ctx: RequestContext, { email, password, audience, peerAddress }: PasswordClaim): Promise<Result<Account>> {
    if (this.passwords.isOverloaded) return refuse(tooManyAttempts({ retryAfter: 5 }));
    const retryAfter = (await this.attempts.take(perNetwork, networkOf(peerAddress))) ?? (await this.attempts.take(perAccount, email));
    if (retryAfter !== null) return refuse(tooManyAttempts({ retryAfter }));
    const account = await this.accounts.find(ctx, audience, email);
    const matches = await this.passwords.verify(password, account?.passwordHash ?? null);
    if (!account || !matches || !(await this.people.of(ctx, audience, account.userId))) return refuse(signInRefused({}));
    // Who knows the password is not guessing. The count of the network stays, or one account would pay for guesses at others.
    await this.attempts.giveBack(perAccount, email);
    return ok(account);
  }
}
