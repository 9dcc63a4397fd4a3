/** How this installation is set up. Frozen; read once at start. The class is the token it is injected by. */
export abstract class Configuration {
  abstract readonly port: number;
  abstract readonly host: string;
  /** Absolute. */
  abstract readonly dataDir: string;
  /** Null: the embedded PostgreSQL in the data folder. Otherwise it names the control database. */
  abstract readonly databaseUrl: string | null;
  /** Without a slash at its end. */
  abstract readonly publicUrl: string;
  /** Addresses and networks whose `X-Forwarded-*` headers are believed. */
  abstract readonly trustedProxies: readonly string[];
  abstract readonly role: Role;
  /** Sample workspace and sample accounts on an empty installation. */
  abstract readonly demo: boolean;
  abstract readonly logLevel: LogLevel;
  abstract readonly logFormat: LogFormat;
  /** Key of everything that is signed; never logged. */
  abstract readonly secret: string;
  /** Absolute folder of attachments. */
  abstract readonly blobs: string;
  /** Private hosts and networks that may be called. */
  abstract readonly outboundAllow: readonly string[];
  /** A restored copy that must not call anybody. */
  abstract readonly silent: boolean;
  /** Null: nobody is written to. Holds a password; never logged. */
  abstract readonly smtpUrl: string | null;
  abstract readonly mailFrom: string;
  abstract readonly maxMailBytes: number;
  /** Of one uploaded file. */
  abstract readonly maxAttachmentBytes: number;
  /** Days after which a solved ticket closes when its requester says nothing. */
  abstract readonly closeSolvedAfterDays: number;
  abstract readonly stopSeconds: number;
}

export const roles = ['all', 'api', 'worker'] as const;
export type Role = (typeof roles)[number];
export const logLevels = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof logLevels)[number];
export const logFormats = ['auto', 'json', 'pretty'] as const;
export type LogFormat = (typeof logFormats)[number];
