import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '@meja/plugin-sdk/server/kernel';
import { Notices } from '../../../kernel/database/index.js';
import type { SignedIn } from '../../../kernel/graphql/authentication.js';
import { sessionChanged, sessionRevoked } from '../../../kernel/graphql/index.js';

/** What this node knows of sessions and API tokens, for three seconds: a revoked session or a taken role is over within five. */
@Injectable()
export class SessionMemory implements OnApplicationShutdown {
  private readonly known = new Map<string, Known>();
  private readonly stopHearing: readonly (() => void)[];

  constructor(private readonly clock: Clock, private readonly notices: Notices) {
    this.stopHearing = [sessionRevoked, sessionChanged].map((topic) => notices.on(topic, ({ sessionId }) => this.forget(sessionId)));
  }

  recall(key: string, read: () => Promise<SignedIn | null>): Promise<SignedIn | null> {
    const now = this.clock.now().getTime();
    const known = this.known.get(key);
    if (known && Math.abs(now - known.readAt) < rememberedMs) return known.answer;
    const entry: Known = { readAt: now, answer: read(), sessionId: null };
    this.remember(key, entry);
    return entry.answer;
  }

  /** Here at once, so that nobody who just signed out is still let in; on other nodes by the notice. */
  async end(sessionId: string): Promise<void> {
    this.forget(sessionId);
    await this.notices.send(sessionRevoked, { sessionId });
  }

  /** What the person may do changed: the next call is read anew, and open streams begin anew. */
  async renew(sessionId: string, rights: number): Promise<void> {
    this.forget(sessionId);
    await this.notices.send(sessionChanged, { sessionId, rights });
  }

  /** On this node. One that is being read may be the one that is meant: it is read again. */
  forget(sessionId: unknown): void {
    for (const [key, entry] of this.known) if (entry.sessionId === sessionId || entry.sessionId === null) this.known.delete(key);
  }

  onApplicationShutdown(): void {
    for (const stop of this.stopHearing) stop();
  }

  /** Only people are remembered: tokens that somebody invents must not fill the memory, and a failed read is tried again. */
  private remember(key: string, entry: Known): void {
    this.known.delete(key);
    if (this.known.size >= mostRemembered) this.known.delete(this.known.keys().next().value ?? key);
    this.known.set(key, entry);
    const drop = () => this.known.get(key) === entry && this.known.delete(key);
    entry.answer.then((signedIn) => (signedIn ? (entry.sessionId = signedIn.actor.sessionId) : drop()), drop);
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
