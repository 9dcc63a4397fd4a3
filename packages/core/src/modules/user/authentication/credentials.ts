import { Injectable } from '@nestjs/common';
import { Database, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { RoleAssignment } from '../entities/role-assignment.js';
import { User } from '../entities/user.js';
import { Accounts, Passwords, realmOf, Sessions } from '../sessions/index.js';

/**
 * Sets passwords, for the command line and demo data. Not a command: the password of an agent opens every workspace the agent
 * belongs to, so no administrator of one workspace may set it, and a password must never become the input of an idempotency key.
 */
@Injectable()
export class Credentials {
  constructor(
    private readonly db: Database,
    private readonly accounts: Accounts,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
  ) {}

  /** Ends every session of the account, in every workspace. */
  async setPassword(ctx: RequestContext, userId: string, password: string): Promise<void> {
    const user = await this.db.repo(ctx, User).findOneByOrFail({ id: userId });
    const isAgent = await this.db.repo(ctx, RoleAssignment).existsBy({ userId });
    const identityId = await this.accounts.link(ctx, realmOf(ctx, isAgent ? 'agent' : 'requester'), { userId, email: user.email });
    await this.accounts.setPasswordHash(identityId, await this.passwords.hash(password));
    await this.sessions.revokeOfIdentity(identityId);
  }
}
