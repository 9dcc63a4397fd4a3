import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Changes, Clock, Database, Events, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { passwordChanged } from '@meja/plugin-sdk/server/user';
import type { Audience } from '../../../kernel/graphql/authentication.js';
import { RoleAssignment } from '../entities/role-assignment.js';
import { User } from '../entities/user.js';
import { Accounts, Passwords, realmOf, Sessions, type Account } from '../sessions/index.js';

/** A password chosen by somebody who proved to read mail at the address of the person. */
export interface ProvenChoice {
  readonly userId: string;
  readonly audience: Audience;
  readonly password: string;
}

/** Another password for somebody who knows the one they have. */
export interface ProvenChange {
  readonly account: Account;
  readonly password: string;
  readonly sessionId: string | null;
}

/**
 * Sets passwords. Not commands: the password of an agent opens every workspace the agent belongs to, so no administrator of one
 * workspace may set it, and a password must never become the input of an idempotency key.
 */
@Injectable()
export class Credentials {
  constructor(
    private readonly db: Database,
    private readonly accounts: Accounts,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
    private readonly changes: Changes,
    private readonly clock: Clock,
    private readonly events: Events,
  ) {}

  /** For demo data and tests. Ends every session of the account, in every workspace. */
  async setPassword(ctx: RequestContext, userId: string, password: string): Promise<void> {
    const user = await this.db.repo(ctx, User).findOneByOrFail({ id: userId });
    const isAgent = await this.db.repo(ctx, RoleAssignment).existsBy({ userId });
    const identityId = await this.accounts.link(ctx, realmOf(ctx, isAgent ? 'agent' : 'requester'), { userId, email: user.email });
    await this.set(identityId, await this.passwords.hash(password));
  }

  /** `claim` uses up the proof in the same transaction; false when it was used up already, and nothing is set. Ends every session of the account. */
  async choose(ctx: RequestContext, { userId, audience, password }: ProvenChoice, claim: (ctx: RequestContext) => Promise<boolean>): Promise<boolean> {
    const hash = await this.passwords.hash(password);
    return this.db.transaction(ctx, async (ctx) => {
      if (!(await claim(ctx))) return false;
      const people = this.db.repo(ctx, User);
      const { email } = await people.findOneByOrFail({ id: userId });
      await people.update({ id: userId, emailVerifiedAt: IsNull() }, { emailVerifiedAt: this.clock.now() });
      await this.changes.record(ctx, { entity: 'User', entityId: userId, fields: { password: { before: null, after: 'chosen' } } });
      // The account they sign in with here, if there is one: an agent asks for help with the agent's password.
      const known = await this.accounts.find(ctx, audience, email);
      const identityId = known?.identityId ?? (await this.accounts.link(ctx, realmOf(ctx, audience === 'agent' ? 'agent' : 'requester'), { userId, email }));
      await this.set(identityId, hash);
      return true;
    });
  }

  /** For who proved the one they have. `also` runs in the same transaction. Ends every session of the account but the one named; answers how many. */
  async change(ctx: RequestContext, { account: { identityId, userId }, password, sessionId }: ProvenChange, also: (ctx: RequestContext) => Promise<void>): Promise<number> {
    const hash = await this.passwords.hash(password);
    return this.db.transaction(ctx, async (ctx) => {
      await also(ctx);
      await this.changes.record(ctx, { entity: 'User', entityId: userId, fields: { password: { before: null, after: 'changed' } } });
      await this.events.publish(ctx, passwordChanged, { userId });
      return this.set(identityId, hash, sessionId);
    });
  }

  private async set(identityId: string, hash: string, staying: string | null = null): Promise<number> {
    await this.accounts.setPasswordHash(identityId, hash);
    return this.sessions.revokeOfIdentity(identityId, staying);
  }
}
