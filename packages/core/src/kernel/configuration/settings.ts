import * as v from 'valibot';
import { logFormats, logLevels, roles } from './configuration.js';
import { address, addresses, count, databaseUrl, hosts, mailbox, oneOf, path, publicUrl, secret, smtpUrl, text, yesOrNo, type Kind } from './kinds.js';

/** A setting: its variable, what it may be, and what the reference says about it. */
export interface Setting<T> {
  readonly variable: string;
  readonly kind: Kind<T>;
  /** As the reference shows it; the value itself is in `byDefault` of load-configuration.ts. */
  readonly fallback: string;
  readonly about: string;
}

/** Every setting. The key is its name in `meja.json`. */
export const settings = {
  port: setting('PORT', count(0, 65_535), ['4000', 'Port of the web server. `0` takes a free one.']),
  host: setting('HOST', address, ['127.0.0.1', 'Address the web server listens on. `0.0.0.0` opens it to the network; put a proxy that speaks TLS in front.']),
  dataDir: setting('MEJA_DATA', path, ['./.data', 'Folder of everything Meja keeps on this machine: the embedded database, attachments, the generated secret.']),
  databaseUrl: setting('DATABASE_URL', databaseUrl, ['the embedded PostgreSQL', 'A PostgreSQL server (15 to 18) to use instead of the embedded one. Names the control database; the role needs CREATEDB, because every workspace is a database.']),
  publicUrl: setting('MEJA_PUBLIC_URL', publicUrl, ['`http://localhost:` and the port', 'Address under which people reach Meja. Links in mail and the check of origins use it; cookies are `Secure` when it is https.']),
  trustedProxies: setting('MEJA_TRUSTED_PROXIES', addresses, ['nobody', 'Addresses or networks of proxies whose `X-Forwarded-*` headers are believed. In the environment separated by commas.']),
  role: setting('MEJA_ROLE', oneOf(roles), ['all', 'What this process does: `api` answers people, `worker` does jobs, `all` does both.']),
  demo: setting('MEJA_DEMO', yesOrNo, ['yes with the embedded PostgreSQL, no with `DATABASE_URL`', 'Whether an empty installation gets a sample workspace with sample accounts and a known password. Never on a machine that others reach.']),
  logLevel: setting('MEJA_LOG_LEVEL', oneOf(logLevels), ['info', 'The least important entries that are logged.']),
  logFormat: setting('MEJA_LOG_FORMAT', oneOf(logFormats), ['auto', '`json` writes one JSON object per line, `pretty` is for people; `auto` is pretty on a terminal.']),
  secret: setting('MEJA_SECRET', secret, ['generated in `secret` of the data folder', 'At least 32 characters; signs what must not be forged. All processes of an installation need the same one.']),
  blobs: setting('MEJA_BLOBS', path, ['`blobs` in the data folder', 'Folder of attachments. All processes of an installation need the same one.']),
  outboundAllow: setting('MEJA_OUTBOUND_ALLOW', hosts, ['nobody', 'Private hosts or networks that Meja and its plugins may call. Everything private is refused otherwise. In the environment separated by commas.']),
  silent: setting('MEJA_SILENT', yesOrNo, ['no', 'Calls and writes to nobody outside. For a copy restored from a backup.']),
  smtpUrl: setting('SMTP_URL', smtpUrl, ['nobody is written to', 'Mail server that takes outgoing mail. `smtp://` demands STARTTLS unless the host is loopback or `?tls=no` says otherwise, `smtps://` speaks TLS from the first byte. Without it mail is kept and shown on the page of sent mail.']),
  mailFrom: setting('MEJA_MAIL_FROM', mailbox, ['`help@` and the host of the public address', 'Address that mail comes from and goes back to. Its mailbox should take addresses with a plus (`help+anything@…`), which is how replies and reports find their ticket.']),
  maxMailBytes: setting('MEJA_MAX_MAIL_BYTES', count(1_024, 100_000_000), ['50000000', 'Largest mail that is taken in.']),
  maxAttachmentBytes: setting('MEJA_MAX_ATTACHMENT_BYTES', count(1_024, 100_000_000), ['25000000', 'Largest file that may be attached to a message.']),
  closeSolvedAfterDays: setting('MEJA_CLOSE_SOLVED_AFTER_DAYS', count(1, 365), ['7', 'Days after which a solved ticket closes by itself when its requester says nothing. What they write later opens a follow-up.']),
  stopSeconds: setting('MEJA_STOP_SECONDS', count(1, 600), ['25', 'How long running work may take to finish when Meja is told to stop.']),
} as const;

export type SettingName = keyof typeof settings;
export type Given = { readonly [Name in SettingName]?: (typeof settings)[Name] extends Setting<infer T> ? T : never };

export const settingNames = Object.keys(settings) as SettingName[];

/** Variables that are not settings: where the file is. */
export const otherVariables = { MEJA_CONFIG: 'Path of the configuration file. By default `./meja.json`, then `meja.json` in the data folder, when there is one.' } as const;

/** Names that are read from the environment. */
export const variableNames: readonly string[] = [...settingNames.map((name) => settings[name].variable), ...Object.keys(otherVariables)];

/** `meja.json` as far as its shape goes; names are checked apart, to name the nearest. */
export const fileShape = v.pipe(v.unknown(), v.check((value) => !Array.isArray(value)), v.record(text, v.unknown()));

/** The last two are what the reference says: the default, and what it is about. */
function setting<T>(variable: string, kind: Kind<T>, [fallback, about]: readonly [string, string]): Setting<T> {
  return { variable, kind, fallback, about };
}
