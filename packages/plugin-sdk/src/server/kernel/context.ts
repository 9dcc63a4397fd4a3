/** Languages every text of Meja exists in. @since 0.1.0 */
export const locales = ['en', 'id', 'pl', 'sv'] as const;
/** One of `locales`. @since 0.1.0 */
export type Locale = (typeof locales)[number];

/** Whose helpdesk a call works in: one workspace is one database. @since 0.1.0 */
export interface Workspace {
  readonly id: string;
  /** Short name in addresses and on the command line, for example `main`. */
  readonly slug: string;
  readonly name: string;
}

/** What somebody may do: permission id → every department, or the ids of some. @since 0.1.0 */
export type Grants = ReadonlyMap<string, 'everywhere' | ReadonlySet<string>>;

/** A signed-in person. `audience` says through which of the two APIs. @since 0.1.0 */
export interface PersonActor {
  readonly kind: 'person';
  readonly audience: 'agent' | 'portal';
  readonly userId: string;
  readonly name: string;
  /** Of the session, or of the API token, that stands behind the call and ends its streams; null when none does, as in a test. */
  readonly sessionId: string | null;
  /** True when a program called with an API token: `grants` are narrower, and there is no cookie and nobody who reads a form. */
  readonly byToken?: true;
  readonly grants: Grants;
}

/** Somebody who is not signed in, at one of the two APIs. @since 0.1.0 */
export interface AnonymousActor {
  readonly kind: 'anonymous';
  readonly audience: 'agent' | 'portal';
}

/** Meja itself: a job, a listener, a channel, the command line. May do everything. @since 0.1.0 */
export interface SystemActor {
  readonly kind: 'system';
  /** Who in the system, for the timeline: a plugin id or `meja`. */
  readonly name: string;
}

/** Who calls. Look at `kind` before you read more of it. @since 0.1.0 */
export type Actor = PersonActor | AnonymousActor | SystemActor;

/**
 * Who asks for what, where, and in which language. Immutable; always the first argument, always named `ctx`.
 * A transaction hands a new one to its work: use that one inside.
 * @since 0.1.0
 */
export interface RequestContext {
  readonly workspace: Workspace;
  readonly actor: Actor;
  readonly locale: Locale;
  /** IANA name, for example `Asia/Jakarta`. */
  readonly timeZone: string;
  /** Stands in every log line and every failure that this call causes. */
  readonly requestId: string;
}
