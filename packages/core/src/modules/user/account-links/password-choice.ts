import { Injectable } from '@nestjs/common';
import * as v from 'valibot';
import { ok, refuse, tooManyAttempts, validationFailed, type GqlContext, type RequestContext, type Result } from '@meja/plugin-sdk/server/kernel';
import { linkRefused, Users, type UserFacts } from '@meja/plugin-sdk/server/user';
import { systemContext } from '../../../kernel/context/contexts.js';
import type { Audience } from '../../../kernel/graphql/authentication.js';
import { Credentials, PeopleGrants } from '../index.js';
import { Attempts, networkOf } from '../sessions/index.js';
import { AccountLinks } from './account-links.js';
import type { AccountLink } from './entities/account-link.js';
import { weaknessOf } from './strength/password-strength.js';

const input = v.object({
  token: v.pipe(v.string('not_text'), v.maxLength(200, 'too_long')),
  password: v.pipe(v.string('not_text'), v.minLength(1, 'required'), v.maxLength(1_000, 'too_long')),
});

const perNetwork = { kind: 'choice-network', most: 50 };

export interface LinkFacts {
  readonly kind: 'invitation' | 'password_reset';
  readonly name: string;
  readonly email: string;
  readonly expiresAt: Date;
}

/** Lets whoever holds a link choose the password of its person. Used, expired, foreign and invented links answer alike. */
@Injectable()
export class PasswordChoice {
  private readonly served = new WeakSet<GqlContext>();

  constructor(
    private readonly links: AccountLinks,
    private readonly people: PeopleGrants,
    private readonly users: Users,
    private readonly credentials: Credentials,
    private readonly attempts: Attempts,
  ) {}

  async facts(ctx: RequestContext, audience: Audience, token: string): Promise<LinkFacts | null> {
    const found = await this.owner(ctx, audience, token);
    return found && { kind: found.link.kind, name: found.user.name, email: found.user.email, expiresAt: found.link.expiresAt };
  }

  /** One password per request: aliases must not make a try cheaper. */
  async choose(gql: GqlContext, audience: Audience, choice: { token: string; password: string }): Promise<Result<{ email: string }>> {
    const { ctx, peer } = gql;
    const checked = v.safeParse(input, choice);
    if (!checked.success) return refuse(validationFailed({ issues: checked.issues.map((issue) => ({ path: v.getDotPath(issue) ?? '', reason: issue.message })) }));
    const retryAfter = this.served.has(gql) ? 1 : await this.attempts.take(perNetwork, networkOf(peer));
    this.served.add(gql);
    if (retryAfter !== null) return refuse(tooManyAttempts({ retryAfter }));
    const { token, password } = checked.output;
    const found = await this.owner(ctx, audience, token);
    if (!found) return refuse(linkRefused({}));
    const { link, user } = found;
    const weakness = weaknessOf(password, { ...user, workspaceName: ctx.workspace.name });
    if (weakness) return refuse(weakness);
    const isSet = await this.credentials.choose(ctx, { userId: user.id, audience, password }, (ctx) => this.links.use(ctx, link));
    return isSet ? ok({ email: user.email }) : refuse(linkRefused({}));
  }

  /** A link of somebody who may not sign in here any more works no more. */
  private async owner(ctx: RequestContext, audience: Audience, token: string): Promise<{ link: AccountLink; user: UserFacts } | null> {
    const link = await this.links.read(ctx, audience, token);
    if (!link || !(await this.people.of(ctx, audience, link.userId))) return null;
    const [user] = await this.users.byIds(systemContext(ctx.workspace, 'account-links', ctx.requestId), [link.userId]);
    return user ? { link, user } : null;
  }
}
