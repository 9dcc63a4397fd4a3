import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Clock, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { Notices } from '../../../kernel/database/index.js';
import { Authentication, type Audience, type SignedIn } from '../../../kernel/graphql/authentication.js';
import { PeopleGrants } from '../queries/grants.sql.js';
import { Sessions, sessionRevoked } from './sessions.sql.js';
import { hashOfToken, looksLikeToken } from './tokens.js';

/** Answers who a token is, from memory for three seconds: a revoked session or role is over within five. */
@Injectable()
export class SessionAuthentication extends Authentication implements OnApplicationShutdown {
  private readonly known = new Map<string, Known>();
  private readonly stopHearing: () => void;

  constructor(private readonly sessions: Sessions, private readonly people: PeopleGrants, private readonly clock: Clock, notices: Notices) {
    super();
    this.stopHearing = notices.on(sessionRevoked, ({ sessionId }) => this.forget(sessionId));
  }

  byToken(ctx: RequestContext, audience: Audience, token: string): Promise<SignedIn | null> {
    if (!looksLikeToken(token)) return Promise.resolve(null);
    const now = this.clock.now().getTime();
    const key = `${ctx.workspace.id} ${audience} ${hashOfToken(token).toString('base64url')}`;
    const known = this.known.get(key);
    if (known && Math.abs(now - known.readAt) < rememberedMs) return known.answer;
    const entry: Known = { readAt: now, answer: this.read(ctx, audience, token), sessionId: null };
    this.remember(key, entry);
    return entry.answer;
  }

  async standing(sessionIds: readonly string[]): Promise<ReadonlySet<string>> {
    return new Set(await this.sessions.standing(sessionIds));
  }

  onApplicationShutdown(): void {
    this.stopHearing();
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

  /** Only people are remembered: tokens that somebody invents must not fill the memory, and a failed read is tried again. */
  private remember(key: string, entry: Known): void {
    this.known.delete(key);
    if (this.known.size >= mostRemembered) this.known.delete(this.known.keys().next().value ?? key);
    this.known.set(key, entry);
    const drop = () => this.known.get(key) === entry && this.known.delete(key);
    entry.answer.then((signedIn) => (signedIn ? (entry.sessionId = signedIn.actor.sessionId) : drop()), drop);
  }

  private forget(sessionId: unknown): void {
    for (const [key, entry] of this.known) if (entry.sessionId === sessionId || entry.sessionId === null) this.known.delete(key);
  }
}

interface Known {
  readonly readAt: number;
  readonly answer: Promise<SignedIn | null>;
  /** Null while it is being read. */
  sessionId: string | null;
}

const rememberedMs = 3_000;
const mostRemembered = 10_000;
const seenEveryMs = 60_000;
