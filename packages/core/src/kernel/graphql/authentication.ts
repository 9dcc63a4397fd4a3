import type { Locale, PersonActor, RequestContext } from '@meja/plugin-sdk/server/kernel';

/** The API a call came through; a session of one is worth nothing at the other. */
export type Audience = PersonActor['audience'];

export interface SignedIn {
  readonly actor: PersonActor;
  readonly locale: Locale;
  readonly timeZone: string;
  /** Grows when what the person may do changes: a stream that was opened with less is old. */
  readonly rights: number;
}

/**
 * Turns what a caller shows into a person. The kernel asks it for every request and socket; the user module answers.
 * Null for what is unknown, expired or revoked, for another audience, and for another workspace.
 */
export abstract class Authentication {
  /** By the token in a session cookie. `ctx` is the anonymous context of the request: it names the workspace. */
  abstract byToken(ctx: RequestContext, audience: Audience, token: string): Promise<SignedIn | null>;
  /** By the API token after `Authorization: Bearer`. */
  abstract byBearer(ctx: RequestContext, audience: Audience, token: string): Promise<SignedIn | null>;
  /**
   * Which of these sessions and API tokens still stand, with the present `rights` of each, in one read of the control database. Asked
   * every few seconds for all that hold a socket open on this node, in case a notice was lost.
   */
  abstract standing(sessionIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
}
