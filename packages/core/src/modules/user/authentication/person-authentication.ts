import { Injectable } from '@nestjs/common';
import { Clock, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { Authentication, type Audience, type SignedIn } from '../../../kernel/graphql/authentication.js';
import { ApiTokens, looksLikeSecret } from '../api-tokens/index.js';
import { PeopleGrants } from '../queries/grants.sql.js';
import { hashOfToken, looksLikeToken, SessionMemory, Sessions } from '../sessions/index.js';
import { narrowed } from './scopes.js';

/** Answers who a session or an API token belongs to: one query of the control database and one of the workspace, or none while it is remembered. */
@Injectable()
export class PersonAuthentication extends Authentication {
  constructor(
    private readonly sessions: Sessions,
    private readonly tokens: ApiTokens,
    private readonly people: PeopleGrants,
    private readonly memory: SessionMemory,
    private readonly clock: Clock,
  ) {
    super();
  }

  async byToken(ctx: RequestContext, audience: Audience, token: string): Promise<SignedIn | null> {
    return looksLikeToken(token) ? this.memory.recall(keyOf(ctx, audience, token), () => this.ofSession(ctx, audience, token)) : null;
  }

  async byBearer(ctx: RequestContext, audience: Audience, token: string): Promise<SignedIn | null> {
    return looksLikeSecret(token) ? this.memory.recall(keyOf(ctx, audience, token), () => this.ofApiToken(ctx, audience, token)) : null;
  }

  async standing(sessionIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const all = await Promise.all([this.sessions.standing(sessionIds), this.tokens.standing(sessionIds)]);
    return new Map(all.flat().map(({ id, rights }) => [id, rights]));
  }

  private async ofSession(ctx: RequestContext, audience: Audience, token: string): Promise<SignedIn | null> {
    const session = await this.sessions.find(ctx, audience, token);
    const person = session && (await this.people.of(ctx, audience, session.userId));
    if (!person) return null;
    if (this.isOld(session.lastSeenAt)) await this.sessions.touch(session.id);
    const { name, grants, locale, timeZone } = person;
    return { actor: Object.freeze({ kind: 'person', audience, userId: session.userId, name, sessionId: session.id, grants }), locale, timeZone, rights: session.rights };
  }

  private async ofApiToken(ctx: RequestContext, audience: Audience, secret: string): Promise<SignedIn | null> {
    const token = await this.tokens.find(ctx, audience, secret);
    const person = token && (await this.people.of(ctx, audience, token.userId));
    if (!person) return null;
    if (this.isOld(token.lastUsedAt)) await this.tokens.touch(token.id);
    const { name, locale, timeZone } = person;
    return { actor: Object.freeze({ kind: 'person', audience, userId: token.userId, name, sessionId: token.id, byToken: true, grants: narrowed(person.grants, token.scopes) }), locale, timeZone, rights: token.rights };
  }

  private isOld(seenAt: Date | null): boolean {
    return this.clock.now().getTime() - (seenAt?.getTime() ?? 0) > seenEveryMs;
  }
}

const seenEveryMs = 60_000;

const keyOf = (ctx: RequestContext, audience: Audience, token: string): string => `${ctx.workspace.id} ${audience} ${hashOfToken(token).toString('base64url')}`;
