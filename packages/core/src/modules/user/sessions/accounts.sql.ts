import { Injectable } from '@nestjs/common';
import type { RequestContext } from '@meja/plugin-sdk/server/kernel';
import { makeId } from '../../../kernel/context/ids.js';
import { ControlDatabase } from '../../../kernel/database/index.js';
import type { Audience } from '../../../kernel/graphql/authentication.js';

/** What a sign-in needs to know of an account. */
export interface Account {
  readonly identityId: string;
  readonly userId: string;
  readonly passwordHash: string | null;
}

/** Agents have one identity in the whole installation; requesters one in each workspace. */
const agentsRealm = 'agents';
export const realmOf = (ctx: RequestContext, kind: 'agent' | 'requester'): string => (kind === 'agent' ? agentsRealm : ctx.workspace.id);

/** Identities and their memberships, in the control database. */
@Injectable()
export class Accounts {
  constructor(private readonly control: ControlDatabase) {}

  /** A member of this workspace. An agent may ask for help too, with the agent's password; a requester is nobody in the agents' API. */
  async find(ctx: RequestContext, audience: Audience, email: string): Promise<Account | null> {
    const realms = audience === 'agent' ? [agentsRealm] : [agentsRealm, ctx.workspace.id];
    const [account] = await this.control.query<Account>(
      `select i.id as "identityId", m.user_id as "userId", i.password_hash as "passwordHash"
       from identity i join membership m on m.identity_id = i.id
       where i.email = $1 and i.realm = any($2) and m.workspace_id = $3
       order by i.realm = '${agentsRealm}' desc limit 1`,
      [email, realms, ctx.workspace.id],
    );
    return account ?? null;
  }

  /** Makes the person a member under the identity of that address, which is made when there is none. Doing it twice is doing it once. */
  async link(ctx: RequestContext, realm: string, { userId, email }: { userId: string; email: string }): Promise<string> {
    return this.control.transaction(async (query) => {
      await query(`insert into identity (id, realm, email) values ($1, $2, $3) on conflict (realm, email) do nothing`, [makeId(), realm, email]);
      const [identity] = await query<{ id: string }>(`select id from identity where realm = $1 and email = $2`, [realm, email]);
      if (!identity) throw new Error('An identity vanished while it was being linked.');
      await query(
        `insert into membership (identity_id, workspace_id, user_id) values ($1, $2, $3)
         on conflict (identity_id, workspace_id) do update set user_id = excluded.user_id`,
        [identity.id, ctx.workspace.id, userId],
      );
      return identity.id;
    });
  }

  /** Those of the people who can sign in to the agents' API: they have chosen a password somewhere in the installation. */
  async withPassword(ctx: RequestContext, userIds: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.control.query<{ userId: string }>(
      `select m.user_id as "userId" from membership m join identity i on i.id = m.identity_id
       where m.workspace_id = $1 and m.user_id = any($2) and i.realm = '${agentsRealm}' and i.password_hash is not null`,
      [ctx.workspace.id, userIds],
    );
    return new Set(rows.map(({ userId }) => userId));
  }

  async setPasswordHash(identityId: string, hash: string): Promise<void> {
    await this.control.query(`update identity set password_hash = $2 where id = $1`, [identityId, hash]);
  }
}
