import { Injectable } from '@nestjs/common';
import { Clock, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { Authentication, type Audience, type SignedIn } from '../../../kernel/graphql/authentication.js';
import { PeopleGrants } from '../queries/grants.sql.js';
import { hashOfToken, looksLikeToken, SessionMemory, Sessions } from '../sessions/index.js';

/** Answers who a token is: one query of the control database and one of the workspace, or none while it is remembered. */
@Injectable()
export class SessionAuthentication extends Authentication {
  constructor(
    private readonly sessions: Sessions,
    private readonly people: PeopleGrants,
    private readonly memory: SessionMemory,
    private readonly clock: Clock,
  ) {
    super();
  }

  async byToken(ctx: RequestContext, audience: Audience, token: string): Promise<SignedIn | null> {
    if (!looksLikeToken(token)) return null;
    const key = `${ctx.workspace.id} ${audience} ${hashOfToken(token).toString('base64url')}`;
    return this.memory.recall(key, () => this.read(ctx, audience, token));
  }

  async standing(sessionIds: readonly string[]): Promise<ReadonlySet<string>> {
    return new Set(await this.sessions.standing(sessionIds));
  }

  private async read(ctx: RequestContext, audience: Audience, token: string): Promise<SignedIn | null> {
    const session = await this.sessions.find(ctx, audience, token);
    if (!session) return null;
    const person = await this.people.of(ctx, audience, session.userId);
    if (!person) return null;
    if (this.clock.now().getTime() - session.lastSeenAt.getTime() > seenEveryMs) await this.sessions.touch(session.id);
    const { name, grants, locale, timeZone } = person;
    return { actor: Object.freeze({ kind: 'person', audience, userId: session.userId, name, sessionId: session.id, grants }), locale, timeZone };
  }
}

const seenEveryMs = 60_000;
