import type { Log } from '@meja/plugin-sdk/server/kernel';
import type { Notices } from '../../database/control.js';
import type { Authentication } from '../authentication.js';

/** Topic of the notice that a session is over: `{ sessionId }`. */
export const sessionRevoked = 'session.revoked';

/** Topic of the notice that the rights behind a session changed: `{ sessionId, rights }`. */
export const sessionChanged = 'session.changed';

/** Something that belongs to a session and ends with it. */
export interface Held {
  /** As `SignedIn` said them when it was opened. */
  readonly rights: number;
  /** The session is over. */
  revoke(): void;
  /** The session stands, but what the person may do is not what it was. */
  renew(): void;
}

const askAgainMs = 4_000;

/** Which connections each session holds open on this node. They end at its notice, or within seconds when the notice was lost. */
export class OpenSessions {
  private readonly held = new Map<string, Set<Held>>();
  private readonly stopHearing: readonly (() => void)[];
  private readonly timer: NodeJS.Timeout;
  private asking = false;

  constructor(private readonly authentication: Authentication, notices: Notices, private readonly log: Log, everyMs = askAgainMs) {
    this.stopHearing = [notices.on(sessionRevoked, ({ sessionId }) => this.revoke(String(sessionId))), notices.on(sessionChanged, ({ sessionId, rights }) => this.renew(String(sessionId), Number(rights)))];
    this.timer = setInterval(() => void this.askAgain(), everyMs);
    this.timer.unref();
  }

  add(sessionId: string, connection: Held): void {
    const connections = this.held.get(sessionId);
    if (connections) connections.add(connection);
    else this.held.set(sessionId, new Set([connection]));
  }

  remove(sessionId: string, connection: Held): void {
    const connections = this.held.get(sessionId);
    connections?.delete(connection);
    if (connections?.size === 0) this.held.delete(sessionId);
  }

  count(sessionId: string): number {
    return this.held.get(sessionId)?.size ?? 0;
  }

  stop(): void {
    clearInterval(this.timer);
    for (const stop of this.stopHearing) stop();
  }

  private revoke(sessionId: string): void {
    for (const connection of this.held.get(sessionId) ?? []) connection.revoke();
  }

  /** Those opened since have the new rights already. */
  private renew(sessionId: string, rights: number): void {
    for (const connection of this.held.get(sessionId) ?? []) if (connection.rights < rights) connection.renew();
  }

  private async askAgain(): Promise<void> {
    const sessionIds = [...this.held.keys()];
    if (sessionIds.length === 0 || this.asking) return;
    this.asking = true;
    try {
      const standing = await this.authentication.standing(sessionIds);
      for (const sessionId of sessionIds) {
        const rights = standing.get(sessionId);
        if (rights === undefined) this.revoke(sessionId);
        else this.renew(sessionId, rights);
      }
    } catch (error) {
      // While nobody can read sessions nobody can end one either.
      this.log.warn('realtime.sessions_unread', { reason: error instanceof Error ? error.message : String(error) });
    } finally {
      this.asking = false;
    }
  }
}
