import { Injectable } from '@nestjs/common';
import { Clock, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { makeId } from '../../../kernel/context/ids.js';
import { ControlDatabase } from '../../../kernel/database/index.js';
import type { Audience } from '../../../kernel/graphql/authentication.js';
import { SessionMemory } from './session-memory.js';
import { hashOfToken, randomToken } from './tokens.js';

export interface OpenSession {
  readonly id: string;
  readonly userId: string;
  readonly lastSeenAt: Date;
  /** How often the roles of the person changed since it was opened. */
  readonly rights: number;
}

interface Lifetime {
  /** From the sign-in. */
  readonly absoluteMs: number;
  /** Since the last request; null: does not matter. */
  readonly idleMs: number | null;
}

const hour = 3_600_000;
export const lifetimes: Readonly<Record<Audience, Lifetime>> = {
  agent: { absoluteMs: 7 * 24 * hour, idleMs: 12 * hour },
  portal: { absoluteMs: 30 * 24 * hour, idleMs: null },
};

const keptAfterEndMs = 30 * 24 * hour;

/** Sessions, in the control database. Only hashes of tokens are kept. */
@Injectable()
export class Sessions {
  constructor(private readonly control: ControlDatabase, private readonly clock: Clock, private readonly memory: SessionMemory) {}

  /** Always a new session with a new token: one that was there before a sign-in is never made into a signed-in one. */
  async open(ctx: RequestContext, audience: Audience, { identityId, userId }: { identityId: string; userId: string }): Promise<{ sessionId: string; token: string }> {
    const [sessionId, token, now] = [makeId(), randomToken(), this.clock.now()];
    await this.control.query(
      `insert into session (id, token_hash, identity_id, workspace_id, user_id, audience, created_at, last_seen_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, $7, $8)`,
      [sessionId, hashOfToken(token), identityId, ctx.workspace.id, userId, audience, now, new Date(now.getTime() + lifetimes[audience].absoluteMs)],
    );
    return { sessionId, token };
  }

  /** Null for one that is unknown, revoked or expired, of another workspace or of another audience. */
  async find(ctx: RequestContext, audience: Audience, token: string): Promise<OpenSession | null> {
    const [now, { idleMs }] = [this.clock.now(), lifetimes[audience]];
    const [session] = await this.control.query<OpenSession>(
      `select id, user_id as "userId", last_seen_at as "lastSeenAt", rights from session
       where token_hash = $1 and workspace_id = $2 and audience = $3 and revoked_at is null and expires_at > $4
         and ($5::timestamptz is null or last_seen_at > $5)`,
      [hashOfToken(token), ctx.workspace.id, audience, now, idleMs === null ? null : new Date(now.getTime() - idleMs)],
    );
    return session ?? null;
  }

  /** Those of `sessionIds` that are neither revoked nor expired. */
  standing(sessionIds: readonly string[]): Promise<Pick<OpenSession, 'id' | 'rights'>[]> {
    return this.control.query(`select id, rights from session where id = any($1) and revoked_at is null and expires_at > $2`, [sessionIds, this.clock.now()]);
  }

  /** Says that what a person may do in this workspace changed. Answers the open sessions it is said of; `SessionMemory` tells the nodes. */
  raise(ctx: RequestContext, userId: string): Promise<Pick<OpenSession, 'id' | 'rights'>[]> {
    return this.control.query(`update session set rights = rights + 1 where user_id = $1 and workspace_id = $2 and revoked_at is null and expires_at > $3 returning id, rights`, [userId, ctx.workspace.id, this.clock.now()]);
  }

  async touch(sessionId: string): Promise<void> {
    await this.control.query(`update session set last_seen_at = $2 where id = $1 and last_seen_at < $2`, [sessionId, this.clock.now()]);
  }

  async revoke(ctx: RequestContext, sessionId: string): Promise<void> {
    await this.end(`id = $2 and workspace_id = $3`, [sessionId, ctx.workspace.id]);
  }

  /** Every session of a person in this workspace, of both audiences. */
  async revokeOfUser(ctx: RequestContext, userId: string): Promise<void> {
    await this.end(`user_id = $2 and workspace_id = $3`, [userId, ctx.workspace.id]);
  }

  /** Every session of an identity in every workspace, but for one that may stay: its password changed. Answers how many. */
  async revokeOfIdentity(identityId: string, staying: string | null = null): Promise<number> {
    return this.end(`identity_id = $2 and id is distinct from $3`, [identityId, staying]);
  }

  async forgetEnded(ctx: RequestContext): Promise<void> {
    await this.control.query(`delete from session where workspace_id = $1 and expires_at < $2`, [ctx.workspace.id, new Date(this.clock.now().getTime() - keptAfterEndMs)]);
  }

  /** The row first, then the notice: a node that loses the notice finds the row within seconds. */
  private async end(which: string, params: readonly unknown[]): Promise<number> {
    const ended = await this.control.query<{ id: string }>(`update session set revoked_at = $1 where ${which} and revoked_at is null returning id`, [this.clock.now(), ...params]);
    await Promise.all(ended.map(({ id }) => this.memory.end(id)));
    return ended.length;
  }
}
