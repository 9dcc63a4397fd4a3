import type { Locale, PersonActor, RequestContext } from '@meja/plugin-sdk/server/kernel';

/** The API a call came through; a session of one is worth nothing at the other. */
export type Audience = PersonActor['audience'];

export interface SignedIn {
  readonly actor: PersonActor;
  readonly locale: Locale;
  readonly timeZone: string;
}

/**
 * Turns a session token into a person. The kernel asks it for every request and socket; the user module answers.
 * Null for an unknown, expired or revoked token, for another audience, and for a session of another workspace.
 */
export abstract class Authentication {
  /** `ctx` is the anonymous context of the request: it names the workspace. */
  abstract byToken(ctx: RequestContext, audience: Audience, token: string): Promise<SignedIn | null>;
  /**
   * Which of these sessions still stand, in one read of the control database. Asked every few seconds for all sessions that hold
   * a socket open on this node, in case a notice of revocation was lost.
   */
  abstract standing(sessionIds: readonly string[]): Promise<ReadonlySet<string>>;
}
