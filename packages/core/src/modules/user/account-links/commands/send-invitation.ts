import { Injectable } from '@nestjs/common';
import { notFound, ok, refuse, tooManyAttempts, type Handles, type InputOf, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { PeopleGrants } from '../../index.js';
import { Accounts, Attempts } from '../../sessions/index.js';
import { AccountLinks } from '../account-links.js';
import type { sendInvitation } from './tokens.js';

const perPerson = { kind: 'invitation', most: 3 };

/** Sends another invitation. Refused for who is no active agent, for who chose a password already, and too often. */
@Injectable()
export class SendInvitation implements Handles<typeof sendInvitation> {
  constructor(
    private readonly people: PeopleGrants,
    private readonly accounts: Accounts,
    private readonly attempts: Attempts,
    private readonly links: AccountLinks,
  ) {}

  async execute(ctx: RequestContext, { userId }: InputOf<typeof sendInvitation>) {
    if (!(await this.people.of(ctx, 'agent', userId)) || (await this.accounts.withPassword(ctx, [userId])).has(userId)) return refuse(notFound({}));
    const retryAfter = await this.attempts.take(perPerson, `${ctx.workspace.id} ${userId}`);
    if (retryAfter !== null) return refuse(tooManyAttempts({ retryAfter }));
    await this.links.make(ctx, { userId, audience: 'agent', kind: 'invitation' });
    return ok({ userId });
  }
}
