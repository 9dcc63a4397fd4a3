import { Injectable } from '@nestjs/common';
import { Commands, ok, type Handles, type InputOf, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { createAgent } from '../../index.js';
import { Accounts } from '../../sessions/index.js';
import { AccountLinks } from '../account-links.js';
import type { inviteAgent } from './tokens.js';

/** Makes a person an agent and sends an invitation. Whoever helps in another workspace of the installation signs in as there. */
@Injectable()
export class InviteAgent implements Handles<typeof inviteAgent> {
  constructor(private readonly commands: Commands, private readonly accounts: Accounts, private readonly links: AccountLinks) {}

  async execute(ctx: RequestContext, input: InputOf<typeof inviteAgent>) {
    const created = await this.commands.execute(ctx, createAgent, input);
    if (!created.ok) return created;
    const { userId } = created.value;
    if (!(await this.accounts.withPassword(ctx, [userId])).has(userId)) await this.links.make(ctx, { userId, audience: 'agent', kind: 'invitation' });
    return ok({ userId });
  }
}
