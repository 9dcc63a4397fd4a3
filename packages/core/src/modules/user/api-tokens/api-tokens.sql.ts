import { Injectable } from '@nestjs/common';
import { Clock, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { makeId } from '../../../kernel/context/ids.js';
import { ControlDatabase } from '../../../kernel/database/index.js';
import type { Audience } from '../../../kernel/graphql/authentication.js';
import { hashOfToken, SessionMemory } from '../sessions/index.js';
import { randomSecret } from './secrets.js';

/** A token as its person sees it; never its secret. */
export interface ApiTokenFacts {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly api: Audience;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
}

/** A token that opens the door. */
export interface WorkingToken {
  readonly id: string;
  readonly userId: string;
  readonly scopes: readonly string[];
  readonly lastUsedAt: Date | null;
  readonly rights: number;
}

export interface ApiTokenDraft {
  readonly userId: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly api: Audience;
  readonly expiresAt: Date | null;
}

const keptAfterEndMs = 30 * 24 * 3_600_000;
const facts = `id, name, scopes, audience as api, created_at as "createdAt", last_used_at as "lastUsedAt", expires_at as "expiresAt", revoked_at as "revokedAt"`;
const works = (now: string): string => `revoked_at is null and (expires_at is null or expires_at > ${now})`;

/** API tokens, in the control database. Only hashes of secrets are kept. */
@Injectable()
export class ApiTokens {
  constructor(private readonly control: ControlDatabase, private readonly clock: Clock, private readonly memory: SessionMemory) {}

  /** Null when the person has `most` that work. One call at a time for each person, so that parallel ones cannot make more. */
  create(ctx: RequestContext, { userId, name, scopes, api, expiresAt }: ApiTokenDraft, most: number): Promise<{ secret: string; token: ApiTokenFacts } | null> {
    const [secret, now] = [randomSecret(), this.clock.now()];
    return this.control.transaction(async (query) => {
      await query('select pg_advisory_xact_lock(hashtextextended($1, 7021971))', [`${ctx.workspace.id} ${userId}`]);
      const [token] = await query<ApiTokenFacts>(
        `insert into api_token (id, token_hash, workspace_id, user_id, audience, name, scopes, created_at, expires_at)
         select $1, $2, $3, $4, $5, $6, $7, $8, $9
         where (select count(*) from api_token where workspace_id = $3 and user_id = $4 and ${works('$8')}) < $10
         returning ${facts}`,
        [makeId(), hashOfToken(secret), ctx.workspace.id, userId, api, name, scopes, now, expiresAt, most],
      );
      return token ? { secret, token } : null;
    });
  }

  /** Null for one that is unknown, revoked or expired, of another workspace or of another API. */
  async find(ctx: RequestContext, audience: Audience, secret: string): Promise<WorkingToken | null> {
    const [token] = await this.control.query<WorkingToken>(
      `select id, user_id as "userId", scopes, last_used_at as "lastUsedAt", rights from api_token
       where token_hash = $1 and workspace_id = $2 and audience = $3 and ${works('$4')}`,
      [hashOfToken(secret), ctx.workspace.id, audience, this.clock.now()],
    );
    return token ?? null;
  }

  standing(ids: readonly string[]): Promise<Pick<WorkingToken, 'id' | 'rights'>[]> {
    return this.control.query(`select id, rights from api_token where id = any($1) and ${works('$2')}`, [ids, this.clock.now()]);
  }

  async touch(id: string): Promise<void> {
    await this.control.query(`update api_token set last_used_at = $2 where id = $1 and (last_used_at is null or last_used_at < $2)`, [id, this.clock.now()]);
  }

  /** Newest first; those that ended are shown until they are forgotten. */
  ofUser(ctx: RequestContext, userId: string): Promise<ApiTokenFacts[]> {
    return this.control.query(`select ${facts} from api_token where workspace_id = $1 and user_id = $2 order by created_at desc, id desc limit 200`, [ctx.workspace.id, userId]);
  }

  /** Null for one that the person does not have. Revoking twice is revoking once. */
  async revoke(ctx: RequestContext, userId: string, id: string): Promise<ApiTokenFacts | null> {
    const [token] = await this.control.query<ApiTokenFacts>(
      `update api_token set revoked_at = coalesce(revoked_at, $4) where id = $1 and workspace_id = $2 and user_id = $3 returning ${facts}`,
      [id, ctx.workspace.id, userId, this.clock.now()],
    );
    if (token) await this.memory.end(token.id);
    return token ?? null;
  }

  async revokeOfUser(ctx: RequestContext, userId: string): Promise<void> {
    const ended = await this.control.query<{ id: string }>(`update api_token set revoked_at = $1 where workspace_id = $2 and user_id = $3 and revoked_at is null returning id`, [this.clock.now(), ctx.workspace.id, userId]);
    await Promise.all(ended.map(({ id }) => this.memory.end(id)));
  }

  /** Says that what a person may do changed, as `Sessions.raise` does. */
  raise(ctx: RequestContext, userId: string): Promise<Pick<WorkingToken, 'id' | 'rights'>[]> {
    return this.control.query(`update api_token set rights = rights + 1 where workspace_id = $1 and user_id = $2 and ${works('$3')} returning id, rights`, [ctx.workspace.id, userId, this.clock.now()]);
  }

  async forgetEnded(ctx: RequestContext): Promise<void> {
    await this.control.query(`delete from api_token where workspace_id = $1 and least(expires_at, revoked_at) < $2`, [ctx.workspace.id, new Date(this.clock.now().getTime() - keptAfterEndMs)]);
  }
}
